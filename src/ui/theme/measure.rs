//! Lengths in logical points: grid, widths, heights, radii, strokes, dashes and times.

/// Everything sits on a grid of four.
pub const UNIT: f32 = 4.0;

/// Padding of a panel, high and wide.
pub const PANEL_PAD_Y: f32 = 16.0;
pub const PANEL_PAD_X: f32 = 20.0;
/// Between cards, and between groups.
pub const GAP_CARD: f32 = 12.0;
pub const GAP_GROUP: f32 = 18.0;

pub const TOP_BAR: f32 = 56.0;
pub const LEFT_DESK: f32 = 300.0;
pub const LEFT_TALKS: f32 = 332.0;
pub const RIGHT_MIN: f32 = 330.0;
pub const RIGHT_MAX: f32 = 372.0;
pub const STRIP_MIN: f32 = 104.0;
pub const STRIP_MAX: f32 = 120.0;
/// The document or the map never gets narrower.
pub const STAGE_MIN: f32 = 560.0;

/// Below this window width the right panel is a drawer.
pub const RIGHT_FOLDS: f32 = 1180.0;
/// Below this window width the left panel is a drawer too.
pub const LEFT_FOLDS: f32 = 900.0;

pub const ROW_OPTION: f32 = 24.0;
pub const ROW_LIST: f32 = 28.0;
pub const ROW_LADDER: f32 = 38.0;
/// Smallest height of anything clickable.
pub const TARGET: f32 = 28.0;
pub const BUTTON: f32 = 36.0;
/// The button that ends a turn.
pub const BUTTON_TALL: f32 = 44.0;

pub const RADIUS_PAPER: u8 = 3;
pub const RADIUS_CHIP: u8 = 4;
pub const RADIUS_BUTTON: u8 = 6;
pub const RADIUS_CARD: u8 = 8;

pub const HAIRLINE: f32 = 1.0;
pub const QUIET_LINE: f32 = 1.5;
pub const STRONG_LINE: f32 = 2.0;
pub const INCIDENT_LINE: f32 = 2.5;

/// Dashes as drawn and left blank.
pub const DASH_NOTES: (f32, f32) = (2.0, 5.0);
pub const DASH_THRESHOLD: (f32, f32) = (3.0, 3.0);
pub const DASH_OFFER: (f32, f32) = (4.0, 3.0);
pub const DASH_INCIDENT: (f32, f32) = (9.0, 5.0);
pub const DASH_BOT: (f32, f32) = (2.0, 3.0);

/// Radii of emblems: your own, others, and in small tables; then the size of marks inside text.
pub const EMBLEM_OWN: f32 = 19.0;
pub const EMBLEM: f32 = 16.0;
pub const EMBLEM_SMALL: f32 = 13.0;
pub const MARK_INLINE: f32 = 13.0;

/// Seconds for a change of state, for a panel, and at most for anything.
pub const STATE_SECONDS: f32 = 0.16;
pub const PANEL_SECONDS: f32 = 0.24;
pub const LONGEST_SECONDS: f32 = 0.6;
