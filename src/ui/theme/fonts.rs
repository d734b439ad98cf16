//! The faces as egui families, each with the icons behind it.

use std::sync::{Arc, LazyLock};

use egui::{Context, FontData, FontDefinitions, FontFamily, FontTweak, Id};

/// A family by the name it has in egui.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    Serif,
    SerifItalic,
    SerifSemibold,
    Display,
    Sans,
    SansItalic,
    SansSemibold,
    SansBold,
    /// Filled icons: chosen, urgent or kept.
    Fill,
}

impl Family {
    pub(super) fn egui(self) -> FontFamily {
        FAMILIES[self as usize].clone()
    }
}

static FAMILIES: LazyLock<[FontFamily; 9]> = LazyLock::new(|| {
    let named = |name: &str| FontFamily::Name(name.into());
    [
        named("serif"),
        named("serif-italic"),
        named("serif-semibold"),
        named("display"),
        FontFamily::Proportional,
        named("sans-italic"),
        named("sans-semibold"),
        named("sans-bold"),
        named("fill"),
    ]
});

/// Gives `ctx` the fonts once; later calls cost a look-up.
pub(super) fn install(ctx: &Context) {
    let done = Id::new("fonts installed");
    if ctx.data(|data| data.get_temp::<bool>(done)).unwrap_or(false) {
        return;
    }
    ctx.data_mut(|data| data.insert_temp(done, true));
    ctx.set_fonts(definitions());
}

fn definitions() -> FontDefinitions {
    const FACES: [(&str, &[u8]); 10] = [
        ("serif", include_bytes!("../../../assets/fonts/SourceSerif4-Regular.ttf")),
        ("serif-italic", include_bytes!("../../../assets/fonts/SourceSerif4-It.ttf")),
        ("serif-semibold", include_bytes!("../../../assets/fonts/SourceSerif4-Semibold.ttf")),
        ("display", include_bytes!("../../../assets/fonts/SourceSerif4Display-Regular.ttf")),
        ("sans", include_bytes!("../../../assets/fonts/SourceSans3-Regular.ttf")),
        ("sans-italic", include_bytes!("../../../assets/fonts/SourceSans3-It.ttf")),
        ("sans-semibold", include_bytes!("../../../assets/fonts/SourceSans3-Semibold.ttf")),
        ("sans-bold", include_bytes!("../../../assets/fonts/SourceSans3-Bold.ttf")),
        ("icons", egui_phosphor::bytes::regular::FONT),
        ("icons-fill", egui_phosphor::bytes::fill::FONT),
    ];
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in FACES {
        // Half of this face's narrow space is hardly seen before a percent sign.
        let tweak = FontTweak { thin_space_width: 0.8, ..FontTweak::default() };
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes).tweak(tweak)));
    }
    // Icons come after the text face: their font maps the letters to blanks.
    let mut family = |family: FontFamily, faces: [&str; 3]| {
        fonts.families.insert(family, faces.map(str::to_owned).to_vec());
    };
    family(FontFamily::Proportional, ["sans", "icons", "serif"]);
    family(FontFamily::Monospace, ["sans", "icons", "serif"]);
    family(FontFamily::Name("sans".into()), ["sans", "icons", "serif"]);
    for name in ["sans-italic", "sans-semibold", "sans-bold", "serif", "serif-italic", "serif-semibold", "display"] {
        family(FontFamily::Name(name.into()), [name, "icons", "sans"]);
    }
    family(FontFamily::Name("fill".into()), ["sans", "icons-fill", "serif"]);
    fonts
}
