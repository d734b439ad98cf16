no-display = Démarche needs a window, and no display answers (neither DISPLAY nor WAYLAND_DISPLAY leads to one). Start it from a desktop; over ssh, use ssh -X.
no-graphics =
    Démarche found no graphics driver that draws in a window. One for Vulkan will do, without a graphics card as well:
      Debian, Ubuntu   sudo apt install mesa-vulkan-drivers
      Fedora           sudo dnf install mesa-vulkan-drivers
      Arch             sudo pacman -S vulkan-swrast
no-window = Démarche could not open its window: { $reason }
works-without-window = The commands work without a window: demarche check, demarche simulate, demarche replay. See demarche --help.
