//! Small sounds, as plain data.

/// A small sound that means something; the screens caption it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sound {
    Offer,
    Agreement,
    Refusal,
    WalkOut,
    Incident,
    /// A bracket closed.
    Bracket,
    /// A card of evidence turned over.
    Card,
    Page,
    Select,
    /// A turn was sent.
    Turn,
    /// A text went under the silence procedure.
    Silence,
    Signed,
}

impl Sound {
    pub const ALL: [Self; 12] = [
        Self::Offer,
        Self::Agreement,
        Self::Refusal,
        Self::WalkOut,
        Self::Incident,
        Self::Bracket,
        Self::Card,
        Self::Page,
        Self::Select,
        Self::Turn,
        Self::Silence,
        Self::Signed,
    ];
}
