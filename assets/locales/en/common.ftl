game-name = Démarche
