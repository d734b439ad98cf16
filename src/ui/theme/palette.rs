//! The values behind the roles: dark and light glass, paper, and the map.

use egui::Color32;

use super::Mode;

/// One value per role; see the fields of the same name in [`super::Theme`].
#[derive(Clone, Copy)]
pub(super) struct Tones {
    pub ground: Color32,
    pub panel: Color32,
    pub raised: Color32,
    pub well: Color32,
    pub table: Color32,
    pub table_edge: Color32,
    pub line: Color32,
    pub line_strong: Color32,
    pub ink: Color32,
    pub ink2: Color32,
    pub ink3: Color32,
    pub harm: Color32,
    pub harm_text: Color32,
    pub gain: Color32,
    pub on_gain: Color32,
    pub on_accent: Color32,
    pub highlight: Color32,
    pub chosen_clause: Color32,
    pub against: Color32,
    pub on_against: Color32,
    pub bar_quiet: Color32,
    pub hues: [Color32; 10],
}

/// Colours of the drawn world.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MapTones {
    pub sea: Color32,
    pub land: Color32,
    pub coast: Color32,
    pub border: Color32,
    pub name: Color32,
    pub graticule: Color32,
    /// Three steps of water towards the coast, outermost first.
    pub water: [Color32; 3],
    /// Land tinted by an overlay, lowest value first: distrust, wary, open, friendly, close.
    pub tints: [Color32; 5],
}

pub(super) fn glass(mode: Mode) -> Tones {
    match mode {
        Mode::Dark => DARK,
        Mode::Light => LIGHT,
    }
}

pub(super) fn paper(mode: Mode) -> Tones {
    let sheet = match mode {
        Mode::Dark => rgb(0xF4EDDF),
        Mode::Light => rgb(0xFFFCF5),
    };
    Tones {
        ground: sheet,
        panel: sheet,
        chosen_clause: if mode == Mode::Dark { rgb(0xFBF6EA) } else { rgb(0xFFFFFF) },
        ..PAPER
    }
}

pub(super) fn map(mode: Mode) -> MapTones {
    match mode {
        Mode::Dark => MapTones {
            sea: rgb(0x0B121B),
            land: rgb(0x1B2735),
            coast: rgb(0x52667D),
            border: rgb(0x0B121B),
            name: rgb(0xD6DEE7),
            graticule: rgb(0x131D29),
            water: [rgb(0x0E1824), rgb(0x101C2A), rgb(0x132131)],
            tints: [rgb(0x3B362F), rgb(0x35332F), rgb(0x28384A), rgb(0x2A4A5E), rgb(0x2F6078)],
        },
        Mode::Light => MapTones {
            sea: rgb(0xDDE4E6),
            land: rgb(0xF0EEE6),
            coast: rgb(0x8496A3),
            border: rgb(0xB9BFBE),
            name: rgb(0x1C242E),
            graticule: rgb(0xD3DBDE),
            water: [rgb(0xD6DFE2), rgb(0xCEDADE), rgb(0xC5D4DA)],
            tints: [rgb(0xDCCFB9), rgb(0xE6DFD0), rgb(0xDDE6EC), rgb(0xC2D8E4), rgb(0xA3C8DB)],
        },
    }
}

const DARK: Tones = Tones {
    ground: rgb(0x0B121B),
    panel: rgb(0x141D29),
    raised: rgb(0x1C2735),
    well: rgb(0x0F1722),
    table: rgb(0x1A2735),
    table_edge: rgb(0x33455A),
    line: rgb(0x2B394A),
    line_strong: rgb(0x3D4D61),
    ink: rgb(0xE8ECF2),
    ink2: rgb(0xB4BFCC),
    ink3: rgb(0x8B98A9),
    harm: rgb(0xF2685F),
    harm_text: rgb(0xF5867E),
    gain: rgb(0x7FD6AE),
    on_gain: rgb(0x0B2118),
    on_accent: rgb(0x1A1405),
    highlight: rgb(0x4A3F1E),
    chosen_clause: rgb(0x1C2735),
    against: rgb(0xB4BFCC),
    on_against: rgb(0x141D29),
    bar_quiet: rgb(0x6B7F95),
    hues: [
        rgb(0xF5CC65),
        rgb(0x82ADF2),
        rgb(0xADEEFC),
        rgb(0xA57FC6),
        rgb(0xC09C8A),
        rgb(0xE889C9),
        rgb(0xAFBA5E),
        rgb(0x6B93F8),
        rgb(0x48E7CB),
        rgb(0xF2F1D1),
    ],
};

const LIGHT: Tones = Tones {
    ground: rgb(0xE3E5E4),
    panel: rgb(0xF3F3F0),
    raised: rgb(0xFFFFFF),
    well: rgb(0xE6E8E6),
    table: rgb(0xD6DAD9),
    table_edge: rgb(0xB2BABC),
    line: rgb(0xCBCFCF),
    line_strong: rgb(0xA4ACB0),
    ink: rgb(0x1C242E),
    ink2: rgb(0x434E5A),
    ink3: rgb(0x5A6570),
    harm: rgb(0xB3261E),
    harm_text: rgb(0xB3261E),
    gain: rgb(0x1E6B4A),
    on_gain: rgb(0xFFFFFF),
    on_accent: rgb(0xFFFFFF),
    highlight: rgb(0xFBEDC2),
    chosen_clause: rgb(0xFFFFFF),
    against: rgb(0x434E5A),
    on_against: rgb(0xFFFFFF),
    bar_quiet: rgb(0x929DA6),
    hues: PAPER_HUES,
};

/// The sheet itself depends on the mode; everything else on paper does not.
const PAPER: Tones = Tones {
    ground: rgb(0xF4EDDF),
    panel: rgb(0xF4EDDF),
    raised: rgb(0xFBF7EE),
    well: rgb(0xE9E0CE),
    table: rgb(0xE9E0CE),
    table_edge: rgb(0xCFC4AE),
    line: rgb(0xCFC4AE),
    line_strong: rgb(0x8F8672),
    ink: rgb(0x1F2328),
    ink2: rgb(0x4B4A45),
    ink3: rgb(0x645F55),
    harm: rgb(0xB3261E),
    harm_text: rgb(0xB3261E),
    gain: rgb(0x1E6B4A),
    on_gain: rgb(0xFFFFFF),
    on_accent: rgb(0xFFFFFF),
    highlight: rgb(0xFBEDC2),
    chosen_clause: rgb(0xFBF6EA),
    against: rgb(0x4B4A45),
    on_against: rgb(0xFFFFFF),
    bar_quiet: rgb(0xA89E8A),
    hues: PAPER_HUES,
};

const PAPER_HUES: [Color32; 10] = [
    rgb(0x6C560B),
    rgb(0x155295),
    rgb(0x0D4453),
    rgb(0x805C99),
    rgb(0x563720),
    rgb(0x8B2186),
    rgb(0x586C40),
    rgb(0x1C177B),
    rgb(0x00766D),
    rgb(0x31302E),
];

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}
