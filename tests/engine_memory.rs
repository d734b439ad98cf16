//! That an analysis outcome by outcome takes no more memory for more outcomes.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use demarche::negotiation::engine::{
    Arithmetic, Case, IssueWorth, Method, Number, Options, OutcomeSpace, PairWorth, Preference, SpaceIssue, Survey,
    Values, Watch,
};

/// The system's allocator, counting bytes.
struct Counting;

static HELD: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

// SAFETY: every call is passed on as it is; counting allocates nothing.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let held = HELD.fetch_add(layout.size(), Relaxed) + layout.size();
        PEAK.fetch_max(held, Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Relaxed);
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Bytes that `work` holds at most beyond those held before.
fn peak<T>(work: impl FnOnce() -> T) -> usize {
    let before = HELD.load(Relaxed);
    PEAK.store(before, Relaxed);
    std::hint::black_box(work());
    PEAK.load(Relaxed) - before
}

/// Four issues that the parties argue about, and more on which all agree, so that the frontier stays: 10^4 outcomes and ten
/// times as many for each of the `more`. A pair of issues keeps utilities from being additive.
fn case(more: usize) -> Case {
    let count = 4 + more;
    let issue = |at: usize| SpaceIssue { name: at.to_string(), values: Values::Integer { low: 0, high: 9 } };
    let space = OutcomeSpace { name: String::new(), issues: (0..count).map(issue).collect() };
    let party = |sign: i64| {
        let worth =
            |at: usize| (0..10).map(move |value| if at < 4 { sign * value * (at as i64 + 1) } else { -value * 50 });
        let issues = (0..count).map(|at| IssueWorth { weight: 1.into(), worth: worth(at).map(Number::from).collect() });
        let together = |row: i64, column: i64| Number::from(3 * i64::from(row + column == 9));
        let pair = PairWorth {
            first: 0,
            second: 1,
            worth: (0..10).map(|row| (0..10).map(|column| together(row, column)).collect()).collect(),
        };
        Preference {
            issues: issues.collect(),
            pairs: vec![pair],
            reservation: Number::from(-5_000).into(),
            ..Preference::default()
        }
    };
    Case { space, parties: vec![party(1), party(-1)] }
}

// The only test of this file: another thread would be counted too.
#[test]
fn memory_does_not_grow_with_the_number_of_outcomes() {
    let (small, large) = (case(0), case(3));
    assert_eq!((small.space.size(), large.space.size()), (10_000, 10_000_000));
    for method in [Method::Every, Method::Bounded] {
        for arithmetic in [Arithmetic::Exact, Arithmetic::Float] {
            let options = Options { arithmetic, method, all: false };
            let mut points = vec![];
            let [few, many] = [&small, &large].map(|case| {
                peak(|| {
                    let survey = Survey::of(case, options, &mut Watch::none()).unwrap();
                    points.push(survey.frontier.len());
                })
            });
            assert!(points[0] == points[1] && points[0] > 10, "{points:?}");
            // more issues have larger tables and longer outcomes, by far less than twice
            assert!(many < 2 * few && many < 1 << 20, "{method:?} {arithmetic:?}: {few} and {many} bytes");
            println!("{method:?} {arithmetic:?}: {few} bytes for 10^4 outcomes, {many} for 10^7");
        }
    }
}
