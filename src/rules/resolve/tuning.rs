//! Numbers of the rules that no level sets, each with its unit and why it is what it is.

/// Half turns of work that two analysts do in a turn.
pub const HEADWAY: u32 = 2;
/// Per mille of extra headway per point of technical capacity: a team of 80 gains a half turn about every second turn.
pub const HEADWAY_CHANCE: i32 = 6;
/// A joint investigation brings this many half turns on the next open clue.
pub const JOINT_HEADWAY: u32 = 2;

/// Credibility lost by naming somebody below one's own standard.
pub const BELOW_STANDARD: i32 = -6;
/// Credibility lost with everyone when a public attribution proves wrong.
pub const WRONGLY_BLAMED: i32 = -30;
/// Trust lost in everybody's eyes by the same.
pub const WRONG_TRUST: i32 = -8;
/// Credibility gained at the end by a public attribution that was right.
pub const RIGHTLY_BLAMED: i32 = 6;
/// Per mille a turn that a wrong attribution comes to light before the end.
pub const EXPOSURE: u32 = 120;

/// Half-width of the error with which a target reads a response, by channel: none, diplomatic, contact point, hotline.
pub const READING_WIDTH: [i64; 4] = [4, 3, 2, 1];

/// What a climb on the ladder costs the world in stability, and the two in trust.
pub const CLIMB_STABILITY: i32 = -4;
pub const CLIMB_TRUST: i32 = -5;
/// Rungs cool down by themselves when nothing happened between two actors for this many turns.
pub const COOLING_TURNS: u16 = 3;

/// Trust the other side wants before it agrees to a contact point and to a hotline.
pub const CONTACT_POINT_TRUST: i32 = -45;
pub const HOTLINE_TRUST: i32 = -20;

/// Trust at which a question is answered truly, and below which falsely; between them it is evaded.
pub const TRUE_ANSWER_TRUST: i32 = 15;
pub const FALSE_ANSWER_TRUST: i32 = -25;

/// Tenths of harm that two people restore in a turn, before technical capacity (a tenth per 25 points).
pub const RESTORED: i32 = 3;

/// Per mille of red lines a capital moves when asked, before trust at home (credibility) is counted.
pub const CAPITAL_MOVES: u32 = 350;

/// What breaking off relations costs both in trust.
pub const BROKEN_TRUST: i32 = -10;
/// What suspending a text costs the rules.
pub const SUSPENSION_NORMS: i32 = -3;
/// Trust of each party in whoever mediated, for a text that it proposed.
pub const MEDIATED_TEXT: i32 = 4;
/// Grievance that a mediator takes off both sides.
pub const MEDIATED: i32 = 6;

/// Trust that a victim gains in whoever sends people.
pub const HELP_THANKED: i32 = 3;
/// Credibility that taking back an accusation costs before it is found out, and what it mends afterwards.
pub const RETRACTED: i32 = -8;
pub const RETRACTED_LATE: i32 = 10;
/// Trust that whoever was named gains in whoever takes it back.
pub const RETRACTED_TRUST: i32 = 6;

/// Trust that sponsors of a draft gain in who votes for it, and lose in who votes against it.
pub const VOTE_THANKED: i32 = 1;
pub const VOTE_RESENTED: i32 = 4;
/// Points from which members of a bloc vote for a draft, and as many below nothing against it.
pub const SURE: i32 = 5;
/// Points that a word in the corridor is worth with a bloc, before influence (a point per 20).
pub const WORD: i32 = 1;

/// Credibility that a package which lapses or is broken off costs its giver.
pub const BROKEN_PROMISE: i32 = -5;
/// Points of governance that take a point of dependence away each turn in which nothing is given.
pub const STANDS_ALONE: i32 = 20;
/// Per mille of extra headway per point of resilience that a victim has gained since the start: it keeps records.
pub const RECORDS_CHANCE: i32 = 3;

/// In hundredths, by how much less an incident does whose makers have closed a hole before.
pub const CLOSED_BEFORE: i32 = 25;
/// Trust that praise earns, and criticism costs, with whom it is about; what victims feel for whoever condemns a deed.
pub const PRAISED: i32 = 3;
pub const CRITICISED: i32 = -4;
pub const CONDOLED: i32 = 2;
/// Trust that a campaign against a government costs with it.
pub const PRESSED: i32 = -3;
/// Credibility of who gets what it wanted in public of a text that it is a party to, and of who does not.
pub const WORD_KEPT: i32 = 2;
pub const WORD_EATEN: i32 = -4;
/// Credibility, and everybody's trust, that a leak costs when it is traced.
pub const LEAKED: i32 = -8;
pub const LEAKED_TRUST: i32 = -3;
/// Per mille with which a trace is lost with the servers that are taken down.
pub const LOST_WITH_SERVERS: u32 = 300;
/// Trust of the state in which servers are taken down by others.
pub const SEIZED: i32 = -4;
/// Trust of who asked, where it is granted and where it is refused.
pub const GRANTED: i32 = 4;
pub const REFUSED: i32 = -3;
/// Trust of others who are no states, where data is handed over and where it is not.
pub const HANDED_OVER: i32 = -2;
pub const GUARDED: i32 = 1;

// Kinds of incidents.
/// Tenths of harm from which kinds that wear on do.
pub const WEARS_ON: i32 = 10;
/// Credibility that victims of a data breach lose each turn in which nothing of it is public.
pub const KEPT_FROM_USERS: i32 = -2;
/// Tenths of harm that a supply-chain incident gains, and resilience that a customer loses, when it is reached.
pub const SPREAD_HARM: i32 = 5;
pub const SPREAD_RESILIENCE: i32 = -3;
/// Tenths of harm that a ransom takes away, what it costs in credibility, and in hundredths by how much worse it makes
/// extortion that comes later.
pub const RANSOM_EASES: i32 = 25;
pub const RANSOM_CREDIBILITY: i32 = -4;
pub const RANSOM_FEEDS: i32 = 20;
/// Tenths of harm that an answer in public takes away from lies.
pub const ANSWERED: i32 = 4;
/// Points by which an answer to an operation of a state is felt more, and how many times a call calms.
pub const STATE_FELT: i32 = 2;
pub const STATE_CALMED: i32 = 2;

// The argument about responses.
/// Points by which the harm of an attack on what everybody depends on weighs more.
pub const INFRASTRUCTURE_WEIGHS: i32 = 2;
/// Overall harm from which somebody can speak of an armed attack.
pub const ARMED_ATTACK: i32 = 8;
/// Per mille of proof that a legal label which carries adds, and that blame for spying wants more.
pub const WELL_ARGUED: i32 = 50;
pub const MERE_SPYING: i32 = 200;
/// Points that a target reads more into a label that does not carry; trust that each who disputes it takes away, and
/// credibility where more dispute it than not.
pub const READ_INTO_LABEL: i32 = 1;
pub const DISPUTED_TRUST: i32 = -2;
pub const DISPUTED_CREDIBILITY: i32 = -4;

/// Trust that the lead of a text that is open for signature gains in who signs it.
pub const SIGNATURE_THANKED: i32 = 2;

// Norms.
/// Per mille of being seen per point of the most skilled victim's technical capacity, and per clause by which whoever answers
/// for an operation lets itself be looked at; and the most.
pub const SEEN_BY_SKILL: i32 = 2;
pub const VERIFIED: i32 = 200;
pub const SEEN_AT_MOST: i32 = 950;
/// Per mille of being seen and found less per point of offence above fifty; points of offence that each level of a pledge of
/// restraint takes out of use.
pub const STEALTH: i32 = 2;
pub const STOOD_DOWN: i32 = 10;
/// Per mille of finding a breach per point of the reporting body's technical capacity.
pub const FOUND_BY_SKILL: i32 = 3;
/// What a breach that is seen costs, per point of weight: credibility, trust of supporters and victims, norm strength.
pub const BREACH_CREDIBILITY: i32 = -6;
pub const BREACH_TRUST: i32 = -5;
pub const BREACH_NORMS: i32 = -1;
/// Trust of supporters per level of a pledge, and credibility per level taken back.
pub const PLEDGE_TRUST: i32 = 1;
pub const WEAKER_PLEDGE: i32 = 3;
/// Credibility that a report which found nothing gives, and one that found something gives its author.
pub const REPORTED_CREDIBILITY: i32 = 2;
pub const FOUND_CREDIBILITY: i32 = 3;
/// Norm strength that a norm of all and a binding norm bring.
pub const CRYSTALLISED_NORMS: i32 = 4;
pub const CODIFIED_NORMS: i32 = 3;
/// Points by which no deal falls for whoever stands outside a norm of all.
pub const PRESSURE: i32 = -5;
/// Trust of those whom an actor joins in a bloc of rules; those whom it leaves lose as much.
pub const ALIGNED_TRUST: i32 = 3;
/// What a threat actor holds against a sponsor that calls it off, in trust.
pub const RESTRAINED_TRUST: i32 = -2;

/// What a refusal at home costs in credibility, and in the trust of everyone else who signed.
pub const REFUSED_CREDIBILITY: i32 = -10;
pub const REFUSED_TRUST: i32 = -6;
/// Support that preparing a ratifier wins, before credibility (a point per 10).
pub const PERSUADED: i32 = 8;
/// Per mille by which a capital that is talked round lowers a floor.
pub const FLOOR_LOWERED: u16 = 100;

/// Trust that a kept pledge earns; what a broken one costs in public in credibility and the trust of all members, and in secret
/// in that of the lead.
pub const PLEDGE_KEPT: i32 = 2;
pub const PLEDGE_BROKEN_CREDIBILITY: i32 = -8;
pub const PLEDGE_BROKEN: i32 = -8;
pub const SECRET_PLEDGE_BROKEN: i32 = -12;
/// Trust of the lead in who breaks ranks.
pub const RANKS_BROKEN: i32 = -4;
/// Trust of those who met in caucus in who refuses in the open what it agreed to there.
pub const CAUCUS_BROKEN: i32 = -5;
/// Per mille of proof that a joint statement with all influence of the world behind it is spared.
pub const SPARED: i32 = 200;
