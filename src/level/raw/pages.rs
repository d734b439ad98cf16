//! Lessons, glossary, the documented case and sources, as written.

use super::{Name, Text};
use crate::level::decode::Spanned;
use crate::level::model::Moment;
use crate::level::record::record;

record! {
    /// A hint that introduces one idea when it is first needed.
    #[derive(Clone, Debug)]
    pub struct RawLesson {
        /// Short name.
        pub id: Name,
        /// When it appears.
        pub when: Spanned<Moment>,
        /// Heading.
        pub heading: Text,
        /// At most three sentences.
        pub body: Text,
    }
}

record! {
    /// A word of the glossary.
    #[derive(Clone, Debug)]
    pub struct RawTerm {
        /// The word as it stands in texts.
        pub word: Text,
        /// What it means.
        pub meaning: Text,
    }
}

record! {
    /// What really happened.
    #[derive(Clone, Debug)]
    pub struct RawReally {
        /// Heading.
        pub heading: Text,
        /// Day by day.
        pub days: Vec<RawReallyDay>,
    }
}

record! {
    /// One day of the documented case.
    #[derive(Clone, Debug)]
    pub struct RawReallyDay {
        /// The day as it should be read.
        pub day: Text,
        /// What happened.
        pub text: Text,
        /// Ids of sources.
        pub sources: Vec<Name>,
    }
}

record! {
    /// A source.
    #[derive(Clone, Debug)]
    pub struct RawSource {
        /// Short name.
        pub id: Name,
        /// Title.
        pub title: Text,
        /// Who published it, when, and under which number.
        pub place: Text,
        /// Where it can be read, from `https://` on, if that is certain.
        pub url: Option<Text> = None,
        /// True if no document that could be read confirms it.
        pub unconfirmed: bool = false,
    }
}
