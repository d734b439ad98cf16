//! Which icon stands for what, the same on every screen.

use crate::level::{Channel, EvidenceKind, Fragility, ResponseKind, Tone};
use crate::ui::kit::{icon, legend};
use crate::vm::Screen;
use crate::vm::desk::{NewsSign, Stock};
use crate::vm::orders::Sign;

pub(super) const fn of_order(sign: Sign) -> &'static str {
    match sign {
        Sign::Investigate => icon::DETECTIVE,
        Sign::Share => icon::SHARE_NETWORK,
        Sign::Publish => icon::MEGAPHONE,
        Sign::Measure(kind) => of_measure(kind),
        Sign::Channel => icon::PHONE_CALL,
        Sign::Restore => icon::WRENCH,
        Sign::Coalition => icon::USERS_THREE,
        Sign::Package => icon::PACKAGE,
        Sign::Capital => icon::PHONE_OUTGOING,
        Sign::Decide => icon::SIGNPOST,
        Sign::Talks => icon::CHATS_CIRCLE,
        Sign::Vote => icon::CHECK_SQUARE,
        Sign::Ask => icon::CHAT_CIRCLE_DOTS,
        Sign::Standard => icon::SLIDERS_HORIZONTAL,
        Sign::Undo => icon::ARROW_U_UP_LEFT,
        Sign::Send => icon::ARROW_RIGHT,
        Sign::Norm => icon::SCROLL,
    }
}

pub(super) const fn of_measure(kind: ResponseKind) -> &'static str {
    match kind {
        ResponseKind::RestraintStatement => icon::HAND_PALM,
        ResponseKind::AskForHelp => icon::LIFEBUOY,
        ResponseKind::AskToAct => icon::MAP_PIN,
        ResponseKind::HotlineCall => icon::PHONE_CALL,
        ResponseKind::Consultation => icon::CHATS_CIRCLE,
        ResponseKind::JointInvestigation => icon::DETECTIVE,
        ResponseKind::Mediation => icon::SCALES,
        ResponseKind::PrivateDemarche => icon::ENVELOPE,
        ResponseKind::JointStatement => icon::SCROLL,
        ResponseKind::PublicAttribution => icon::MEGAPHONE,
        ResponseKind::Indictment => icon::GAVEL,
        ResponseKind::Expulsion => icon::SIGN_OUT,
        ResponseKind::Suspension => icon::PAUSE_CIRCLE,
        ResponseKind::Sanctions => icon::PROHIBIT,
        ResponseKind::BreakRelations => icon::LINK_BREAK,
        ResponseKind::Countermeasure => icon::LIGHTNING,
    }
}

pub(super) const fn of_news(sign: NewsSign) -> &'static str {
    match sign {
        NewsSign::Tone(Tone::Harm) => icon::FIRST_AID_KIT,
        NewsSign::Tone(Tone::Research) => icon::FLASK,
        NewsSign::Tone(Tone::Statement) => icon::CHAT_CIRCLE_DOTS,
        NewsSign::Tone(Tone::Text) | NewsSign::Text => icon::SCROLL,
        NewsSign::Tone(Tone::Help) => icon::HANDSHAKE,
        NewsSign::Tone(Tone::Press) => icon::NEWSPAPER,
        NewsSign::Tone(Tone::Capital) => icon::PHONE_OUTGOING,
        NewsSign::Incident => icon::WARNING,
        NewsSign::Card(kind) => of_evidence(kind),
        NewsSign::Measure(kind) => of_measure(kind),
        NewsSign::Rung => icon::STAIRS,
        NewsSign::Channel => icon::PHONE_CALL,
        NewsSign::Talks => icon::CHATS_CIRCLE,
        NewsSign::Coalition => icon::USERS_THREE,
        NewsSign::Package => icon::PACKAGE,
        NewsSign::Standing => icon::EYE,
        NewsSign::Decision => icon::SIGNPOST,
        NewsSign::Vote => icon::CHECK_SQUARE,
        NewsSign::Failed => icon::X_CIRCLE,
        NewsSign::Norm => icon::SCROLL,
    }
}

/// News that speak of harm: the only ones in red.
pub(super) const fn is_harm(sign: NewsSign) -> bool {
    matches!(sign, NewsSign::Tone(Tone::Harm) | NewsSign::Incident)
}

pub(super) const fn of_evidence(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::Technical => icon::CPU,
        EvidenceKind::HumanSource => icon::EAR,
        EvidenceKind::Leak => icon::FILES,
        EvidenceKind::Legal => icon::GAVEL,
        EvidenceKind::SelfClaim => icon::MEGAPHONE,
    }
}

pub(super) const fn of_fragility(fragility: Fragility, public: bool) -> &'static str {
    match (public, fragility) {
        (true, _) => icon::GLOBE,
        (false, Fragility::Safe) => icon::CHECK,
        (false, Fragility::Narrows) => icon::EYE_SLASH,
        (false, Fragility::Burns) => icon::FIRE,
    }
}

pub(super) const fn of_place(place: Screen) -> &'static str {
    match place {
        Screen::Evidence => icon::DETECTIVE,
        Screen::Talks(_) => icon::CHATS_CIRCLE,
        Screen::Ledger => icon::SCROLL,
        Screen::Briefing => icon::FOLDER_OPEN,
        _ => icon::FILE_TEXT,
    }
}

pub(super) const fn of_stock(stock: Stock) -> &'static str {
    match stock {
        Stock::Capital => icon::HANDSHAKE,
        Stock::Staff => icon::USERS_THREE,
        Stock::Budget => icon::COINS,
    }
}

/// The line a channel is drawn as; none has no line.
pub(super) const fn of_channel(channel: Channel) -> Option<legend::Link> {
    match channel {
        Channel::None => None,
        Channel::Diplomatic => Some(legend::Link::NotesOnly),
        Channel::ContactPoint => Some(legend::Link::ContactPoint),
        Channel::Hotline => Some(legend::Link::Hotline),
    }
}
