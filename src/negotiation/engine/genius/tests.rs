use super::*;
use crate::negotiation::engine::number::Number;
use crate::negotiation::engine::space::Values;
use crate::negotiation::engine::tests::{mutated, mutations, stands};
use proptest::prelude::*;

const DOMAIN: &str = r#"<?xml version="1.0"?>
<negotiation_template><!-- a comment -->
<utility_space number_of_issues="3"><objective index="0" name="trip" type="objective">
<issue index="2" name="Price" type="integer" lowerbound="10" upperbound="14"/>
<issue index="1" name="Town" type="discrete">
  <item index="1" value="Gen&#232;ve"/><item index="2" value="Wien"/><item index="2" value="Wien"/>
</issue>
</objective></utility_space></negotiation_template>"#;

const PROFILE: &str = r#"<utility_space><objective name="trip">
<issue index="1" name="Price" type="integer"><evaluator ftype="linear" slope="-0.1" offset="1.4"/></issue>
<issue index="2" name="Town" type="discrete">
  <item index="1" value="Wien" evaluation="4"/><item index="2" value="Genève" evaluation="8"/>
  <item index="3" value="Nowhere" evaluation="1"/>
</issue>
<weight index="2" value="0.5"/><weight index="1" value="1.5"/>
</objective></utility_space>"#;

fn read(domain: &[u8], profile: &[u8], reading: Reading) -> Result<Case, LoadError> {
    load(Source { name: "d.xml", bytes: domain }, &[Source { name: "p.xml", bytes: profile }], reading)
}

#[test]
fn another_order_unused_values_and_comments_are_read() {
    let case = read(DOMAIN.as_bytes(), PROFILE.as_bytes(), Reading::Raw).unwrap();
    assert_eq!(case.space.issues[0].values, Values::Discrete(vec!["Genève".to_owned(), "Wien".to_owned()]));
    assert_eq!(case.space.sizes(), [2, 5]);
    // 0.5 x 8 + 1.5 x (1.4 - 0.1 x 12)
    assert_eq!(case.parties[0].exact(&[0, 2]).to_string(), "4.3");
    assert_eq!(case.parties[0].reservation.value.float, 0.0);
    let case = read(DOMAIN.as_bytes(), PROFILE.as_bytes(), Reading::Genius).unwrap();
    // 1/4 x 8/8 + 3/4 x 1.2/1.4, as GENIUS counts the price from its lower bound
    assert_eq!(case.parties[0].exact(&[0, 2]).to_string(), "25/28");
}

#[test]
fn parties_of_files_of_one_name_are_told_apart() {
    let profile = |name| Source { name, bytes: PROFILE.as_bytes() };
    let profiles = ["a/p.xml", "b/p.xml", "p (2).xml", "p.xml"].map(profile);
    let case = load(Source { name: "d.xml", bytes: DOMAIN.as_bytes() }, &profiles, Reading::Genius).unwrap();
    let names: Vec<&str> = case.parties.iter().map(|party| party.name.as_str()).collect();
    assert_eq!(names, ["p", "p (2)", "p (2) (2)", "p (3)"]);
}

#[test]
fn encodings_are_recognised() {
    let expected = read(DOMAIN.as_bytes(), PROFILE.as_bytes(), Reading::Genius).unwrap();
    let utf16 = |mark: bool, big: bool| {
        let head = mark.then_some(0xFEFF).into_iter();
        let units = head.chain(PROFILE.encode_utf16());
        units.flat_map(|unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect::<Vec<u8>>()
    };
    let latin = format!("<?xml version='1.0' encoding='ISO-8859-1'?>{PROFILE}");
    let latin: Vec<u8> = latin.chars().map(|c| c as u8).collect();
    let marked = [b"\xEF\xBB\xBF".as_slice(), PROFILE.as_bytes()].concat();
    let lying = format!("<?xml version=\"1.0\" encoding=\"UTF-16\"?>{PROFILE}").into_bytes();
    let doctype = format!("<!DOCTYPE utility_space [<!ENTITY x \"y\">]>{PROFILE}").into_bytes();
    let all = [utf16(true, false), utf16(true, true), utf16(false, false), utf16(false, true)];
    for bytes in all.into_iter().chain([latin, marked, lying, doctype]) {
        assert_eq!(read(DOMAIN.as_bytes(), &bytes, Reading::Genius).unwrap(), expected);
    }
    let error =
        read(DOMAIN.as_bytes(), &PROFILE.chars().map(|c| c as u8).collect::<Vec<u8>>(), Reading::Raw).unwrap_err();
    assert_eq!((error.line, error.column), (4, 74));
}

#[test]
fn what_makes_no_sense_is_refused_with_its_place() {
    for (good, bad, message) in [
        ("index=\"1\" name=\"Price\"", "index=\"1\" name=\"Cost\"", "p.xml:2:1: the domain has no issue `Cost`"),
        ("evaluation=\"4\"", "evaluation=\"four\"", "p.xml:4:3: `evaluation`: `four` is not a decimal number"),
        ("evaluation=\"4\"", "", "p.xml:4:3: this item has no `evaluation`"),
        ("value=\"Wien\"", "value=\"Rome\"", "p.xml:3:1: the value `Wien` of the domain has no evaluation here"),
        ("<weight index=\"1\" value=\"1.5\"/>", "", "p.xml:7:1: there are weights, but none for the issue `Price`"),
        ("weight index=\"1\"", "weight index=\"2\"", "p.xml:7:32: there is a weight with the index 2 already"),
        ("linear", "cubic", "p.xml:2:46: the evaluator `cubic` is not known here"),
        ("</objective>", "", "p.xml:8:1: expected 'objective' tag, not 'utility_space'"),
        ("</objective>", "</objective><discount_factor value=\"3\"/>", "p.xml:8:13: a discount factor lies between"),
    ] {
        let error = read(DOMAIN.as_bytes(), PROFILE.replace(good, bad).as_bytes(), Reading::Genius).unwrap_err();
        assert!(error.to_string().starts_with(message), "{error}");
    }
    let swapped = read(PROFILE.as_bytes(), DOMAIN.as_bytes(), Reading::Genius).unwrap_err();
    let told = "p.xml:2:1: this is a domain: the domain comes first, then one profile a party";
    assert_eq!(swapped.to_string(), told);
    for (good, bad, message) in [
        ("upperbound=\"14\"", "upperbound=\"1\"", "d.xml:4:1: there is no whole number from 10 to 1"),
        ("upperbound=\"14\"", "", "d.xml:4:1: this integer issue has no `upperbound`"),
        ("type=\"integer\"", "type=\"real\"", "d.xml:4:1: an issue of real numbers"),
        ("index=\"2\" name", "index=\"1\" name", "d.xml:5:1: another issue has the same index"),
        ("negotiation_template", "html", "d.xml:2:1: a domain starts with negotiation_template"),
    ] {
        let error = read(DOMAIN.replace(good, bad).as_bytes(), PROFILE.as_bytes(), Reading::Genius).unwrap_err();
        assert!(error.to_string().starts_with(message), "{error}");
    }
    let error = read(b"<?xml version='1.0' encoding='klingon'?><a/>", b"", Reading::Raw).unwrap_err();
    assert_eq!(error.to_string(), "d.xml:1:21: the encoding `klingon` is unknown");
}

#[test]
fn whole_numbers_are_evaluated_by_curves() {
    let worth = |evaluator: &str, reading: Reading| {
        let profile = PROFILE.replace("ftype=\"linear\" slope=\"-0.1\" offset=\"1.4\"", evaluator);
        let case = read(DOMAIN.as_bytes(), profile.as_bytes(), reading).unwrap();
        case.parties[0].issues[1].worth.iter().map(|number| number.exact.to_string()).collect::<Vec<_>>()
    };
    let raw = |evaluator: &str| worth(evaluator, Reading::Raw);
    assert_eq!(raw("ftype=\"constant\" offset=\"2\""), ["2", "2", "2", "2", "2"]);
    assert_eq!(raw("ftype=\"linear\" parameter0=\"1\" parameter1=\"0.5\""), ["6", "6.5", "7", "7.5", "8"]);
    assert_eq!(raw("ftype=\"quadratic\" offset=\"1\" a1=\"-20\" a2=\"1\""), ["-99", "-98", "-95", "-90", "-83"]);
    assert_eq!(raw("ftype=\"triangular\" start=\"10\" end=\"14\" middle=\"11\""), ["0", "1", "2/3", "1/3", "0"]);
    // from the lower bound, and divided by the highest
    assert_eq!(worth("ftype=\"linear\" slope=\"1\"", Reading::Genius), ["0", "0.25", "0.5", "0.75", "1"]);
}

#[test]
fn a_profile_evaluates_every_issue_of_the_domain() {
    let with = |good: &str, bad: &str, reading| read(DOMAIN.as_bytes(), PROFILE.replace(good, bad).as_bytes(), reading);
    let price = "<issue index=\"1\" name=\"Price\" type=\"integer\"><evaluator ftype=\"linear\" slope=\"-0.1\" offset=\"1.4\"/></issue>";
    for reading in [Reading::Raw, Reading::Genius] {
        // gone, with its weight or without
        let missing = "p.xml:1:1: the issue `Price` of the domain is missing from this profile";
        assert_eq!(with(price, "", reading).unwrap_err().to_string(), missing);
        let both = PROFILE.replace(price, "").replace("<weight index=\"1\" value=\"1.5\"/>", "");
        assert_eq!(read(DOMAIN.as_bytes(), both.as_bytes(), reading).unwrap_err().to_string(), missing);
        // there, but of other numbers than in the domain
        let bounds = with("name=\"Price\"", "name=\"Price\" lowerbound=\"0\" upperbound=\"14\"", reading);
        assert_eq!(
            bounds.unwrap_err().to_string(),
            "p.xml:2:1: this issue is of the whole numbers from 0 to 14 here, but from 10 to 14 in the domain"
        );
        assert!(with("name=\"Price\"", "name=\"Price\" upperbound=\"14\"", reading).is_ok());
    }
    // without an evaluator a whole number is worth itself, as in NegMAS: 0.5 x 8 + 1.5 x 12
    let plain = "<issue index=\"1\" name=\"Price\" type=\"integer\"/>";
    assert_eq!(with(price, plain, Reading::Raw).unwrap().parties[0].exact(&[0, 2]).to_string(), "22");
    // and counted from the lower bound in GENIUS' reading: 1/4 + 3/4 x 2/4
    assert_eq!(with(price, plain, Reading::Genius).unwrap().parties[0].exact(&[0, 2]).to_string(), "0.625");
    // a weight of no issue is a constant to NegMAS; elsewhere it counts for nothing
    let extra = |reading| with("</objective>", "<weight index=\"7\" value=\"5\"/></objective>", reading).unwrap();
    assert_eq!(extra(Reading::Raw).parties[0].exact(&[0, 2]).to_string(), "9.3");
    assert_eq!(extra(Reading::Genius).parties[0].exact(&[0, 2]).to_string(), "25/28");
}

#[test]
fn a_reservation_value_and_a_discount_may_be_missing_or_there_once() {
    let with = |more: &str| {
        read(
            DOMAIN.as_bytes(),
            PROFILE.replace("</objective>", &format!("</objective>{more}")).as_bytes(),
            Reading::Raw,
        )
    };
    let plain = with("").unwrap();
    assert_eq!((plain.parties[0].reservation.value.clone(), plain.parties[0].discount.clone()), (Number::zero(), None));
    let both = with("<discount_factor value=\"0.9\"/><reservation value=\"2.5E-1\"/>").unwrap();
    assert_eq!(both.parties[0].reservation.value.exact.to_string(), "0.25");
    assert_eq!(both.parties[0].discount.as_ref().unwrap().exact.to_string(), "0.9");
    // 0 and 1 are no discount
    for none in ["0", "1.0"] {
        assert_eq!(with(&format!("<discount_factor value=\"{none}\"/>")).unwrap().parties[0].discount, None);
    }
    for (more, reason) in [
        ("<reservation value=\"50%\"/>", "p.xml:8:13: `value`: `50%` is not a decimal number"),
        ("<reservation/>", "p.xml:8:13: this reservation has no `value`"),
        ("<reservation value=\"0\"/><reservation value=\"1\"/>", "p.xml:8:37: there is a reservation already"),
    ] {
        assert_eq!(with(more).unwrap_err().to_string(), reason);
    }
}

#[test]
fn weights_of_groups_are_refused() {
    let profile = PROFILE
        .replace("<issue index=\"1\"", "<objective index=\"9\" name=\"group\"><issue index=\"1\"")
        .replace("</issue>\n<issue", "</issue></objective>\n<issue");
    let error = read(DOMAIN.as_bytes(), profile.as_bytes(), Reading::Genius).unwrap_err();
    assert!(error.to_string().starts_with("p.xml:2:1: an objective within an objective"), "{error}");
    // In a domain groups don't matter.
    let domain = DOMAIN
        .replace("<issue index=\"1\"", "<objective index=\"9\" name=\"group\"><issue index=\"1\"")
        .replace("</issue>\n</objective>", "</issue></objective>\n</objective>");
    let flat = read(DOMAIN.as_bytes(), PROFILE.as_bytes(), Reading::Genius).unwrap();
    assert_eq!(read(domain.as_bytes(), PROFILE.as_bytes(), Reading::Genius).unwrap().space.issues, flat.space.issues);
}

#[test]
fn hyper_rectangles_include_their_bounds() {
    let profile = r#"<utility_space><objective>
<utility_function maxutility="10"><ufun type="PlainUfun" weight="1" aggregation="sum">
<hyperRectangle utility="5"><INCLUDES index="2" min="11" max="12.0"/></hyperRectangle>
<hyperRectangle utility="3"><INCLUDES index="2" min="12" max="99"/></hyperRectangle>
<hyperRectangle utility="1"><INCLUDES index="2" min="20" max="99"/></hyperRectangle>
</ufun></utility_function></objective><reservation value="0.1"/></utility_space>"#;
    let case = read(DOMAIN.as_bytes(), profile.as_bytes(), Reading::Raw).unwrap();
    let along = |case: &Case| (0..5).map(|price| case.parties[0].float(&[0, price])).collect::<Vec<_>>();
    assert_eq!(along(&case), [0.0, 5.0, 8.0, 3.0, 3.0]);
    let case = read(DOMAIN.as_bytes(), profile.as_bytes(), Reading::Genius).unwrap();
    assert_eq!(case.parties[0].exact(&[1, 2]).to_string(), "0.8");
    let error = read(
        DOMAIN.as_bytes(),
        profile.replace("index=\"2\" min=\"20\"", "index=\"1\" min=\"20\"").as_bytes(),
        Reading::Raw,
    );
    assert!(error.unwrap_err().to_string().starts_with("p.xml:5:29: a range needs an issue with numbers for values"));
    let lowest = profile.replace("index=\"2\" min=\"20\"", "index=\"-9223372036854775808\" min=\"20\"");
    let error = read(DOMAIN.as_bytes(), lowest.as_bytes(), Reading::Raw).unwrap_err().to_string();
    assert_eq!(error, "p.xml:5:29: there is no issue with index -9223372036854775808");
    let error = read(DOMAIN.as_bytes(), profile.replace("max=\"12.0\"", "max=\"1\"").as_bytes(), Reading::Raw);
    assert!(error.unwrap_err().to_string().starts_with("p.xml:3:29: this range ends before it begins"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn whatever_is_in_a_file_it_is_read_or_refused(changes in mutations(), domain in any::<bool>()) {
        let (d, p) = if domain {
            (mutated(DOMAIN, &changes), PROFILE.as_bytes().to_vec())
        } else {
            (DOMAIN.as_bytes().to_vec(), mutated(PROFILE, &changes))
        };
        for reading in [Reading::Raw, Reading::Genius] {
            stands(read(&d, &p, reading), &["d.xml", "p.xml"]);
        }
    }
}
