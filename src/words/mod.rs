//! All words of the program, through Fluent.

mod saying;

pub(crate) use saying::say;
pub use saying::{Arg, Saying};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_langneg::{LanguageIdentifier as Tag, NegotiationStrategy, negotiate_languages};
use rust_embed::RustEmbed;
use unic_langid::LanguageIdentifier;

#[derive(RustEmbed)]
#[folder = "assets/locales"]
struct Locales;

/// The language the program falls back to; every message exists in it.
const FALLBACK: &str = "en";

/// The words of one language, with English behind it.
pub struct Words {
    bundles: Vec<FluentBundle<FluentResource>>,
    pub language: LanguageIdentifier,
}

/// Arguments of a message.
pub type Args<'a> = FluentArgs<'a>;

/// Arguments from name and value pairs: `args([("n", 3.into())])`.
#[must_use]
pub fn args<'a, const N: usize>(pairs: [(&'static str, FluentValue<'a>); N]) -> Args<'a> {
    pairs.into_iter().collect()
}

impl Words {
    /// Words in the language nearest to `wanted` that there is.
    #[must_use]
    pub fn new(wanted: &str) -> Self {
        let fallback: Tag = FALLBACK.parse().expect("a language tag");
        let wanted: Vec<Tag> = wanted.parse().into_iter().collect();
        let mut available: Vec<Tag> =
            Locales::iter().filter_map(|path| path.split('/').next().and_then(|tag| tag.parse().ok())).collect();
        available.dedup();
        let chosen = negotiate_languages(&wanted, &available, Some(&fallback), NegotiationStrategy::Lookup);
        let bundle_tag = |tag: &Tag| tag.to_string().parse::<LanguageIdentifier>().expect("a language tag");
        let fallback = bundle_tag(&fallback);
        let language = chosen.first().map_or_else(|| fallback.clone(), |tag| bundle_tag(tag));
        let mut tags = vec![language.clone()];
        if language != fallback {
            tags.push(fallback);
        }
        Self { bundles: tags.iter().map(bundle).collect(), language }
    }

    /// The message without arguments.
    #[must_use]
    pub fn get(&self, id: &str) -> String {
        self.with(id, &FluentArgs::new())
    }

    /// The message with arguments. A message that exists nowhere reads as its id in double angle brackets, which a test
    /// looks for.
    #[must_use]
    pub fn with(&self, id: &str, args: &FluentArgs) -> String {
        for bundle in &self.bundles {
            if let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) {
                let mut errors = Vec::new();
                let text = bundle.format_pattern(pattern, Some(args), &mut errors);
                if errors.is_empty() {
                    return text.into_owned();
                }
            }
        }
        format!("«{id}»")
    }

    /// What the core has to say.
    #[must_use]
    pub fn say(&self, saying: &Saying) -> String {
        let args = saying.args.iter().map(|(name, arg)| (*name, self.value(arg)));
        self.with(saying.id, &args.collect())
    }

    fn value(&self, arg: &Arg) -> FluentValue<'static> {
        match arg {
            // Fluent keeps numbers as floats: beyond these some would come out as others.
            Arg::Number(n) if n.unsigned_abs() > 1 << 53 => n.to_string().into(),
            Arg::Number(n) => (*n).into(),
            Arg::Text(text) => text.clone().into(),
            Arg::Saying(saying) => self.say(saying).into(),
            Arg::List { join, items } => {
                let mut items = items.iter().map(|item| self.value(item));
                let first = items.next().unwrap_or_else(|| "".into());
                items.fold(first, |before, next| self.with(join, &args([("before", before), ("next", next)])).into())
            }
        }
    }

    /// Whether the message exists.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.bundles.iter().any(|bundle| bundle.has_message(id))
    }
}

fn bundle(language: &LanguageIdentifier) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![language.clone()]);
    // No bidi isolation marks: the screens are left to right and fonts have no glyph for them.
    bundle.set_use_isolating(false);
    let prefix = format!("{language}/");
    for path in Locales::iter().filter(|path| path.starts_with(&prefix)) {
        let Some(file) = Locales::get(&path) else { continue };
        let text = String::from_utf8_lossy(&file.data).into_owned();
        // A broken line spoils only itself; the test below names it.
        let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource);
        if let Err(errors) = bundle.add_resource(resource) {
            debug_assert!(errors.is_empty(), "{path}: {errors:?}");
        }
    }
    bundle
}

#[cfg(test)]
mod tests;
