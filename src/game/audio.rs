//! Music in layers that follow tension, a room tone for talks, small sounds. All of it lives on a thread of its own:
//! decoding never delays a frame, and a missing device costs one warning. A layer is decoded once, when it is first
//! heard: decoding while it plays would keep five threads awake for a window at rest.

use std::io::Cursor;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use bevy::prelude::*;
use kira::backend::Backend;
use kira::clock::{ClockHandle, ClockSpeed, ClockTime};
use kira::effect::{Effect, EffectBuilder};
use kira::info::Info;
use kira::sound::PlaybackPosition;
use kira::sound::static_sound::{StaticSoundData, StaticSoundHandle};
use kira::track::{MainTrackBuilder, TrackBuilder, TrackHandle};
use kira::{AudioManager, AudioManagerSettings, Decibels, DefaultBackend, Easing, Frame as Sample, StartTime, Tween};
use rust_embed::RustEmbed;

use super::host::{Frame, Hosted, Mood};
use crate::vm::Settings;
use crate::vm::sound::Sound;

#[derive(RustEmbed)]
#[folder = "assets/sounds"]
struct Files;

pub fn plugin(app: &mut App) {
    let (speak, listen) = mpsc::channel();
    let started = thread::Builder::new().name("audio".to_owned()).spawn(move || play(&listen));
    if let Err(error) = started {
        warn!("no sound: {error}");
    }
    app.insert_resource(Speaker { speak, told: None }).add_systems(PostUpdate, tell.after(Frame::Screens));
}

/// The way to the thread. When it is dropped, the thread ends.
#[derive(Resource)]
struct Speaker {
    speak: Sender<Cue>,
    /// What the music was last told.
    told: Option<(Mood, Volumes)>,
}

/// What the thread is told.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Cue {
    /// So long from now.
    Sound(Sound, Duration),
    Music(Mood, Volumes),
}

/// Shares of full amplitude, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Volumes {
    music: f32,
    sounds: f32,
}

impl Volumes {
    fn of(settings: &Settings) -> Self {
        // Loudness is felt by ratios: the square spreads the lower half of the slider out.
        let share = |percent: u8| (f32::from(percent.min(100)) / 100.0).powi(2);
        let all = share(settings.volume);
        Self { music: all * share(settings.music), sounds: all * share(settings.sounds) }
    }
}

fn tell(mut hosted: ResMut<Hosted>, mut speaker: ResMut<Speaker>) {
    let host = &mut hosted.0;
    let now = (host.mood(), Volumes::of(host.settings()));
    let sounds = host.take_sounds();
    // Where the thread is gone there is no sound, and it has said so. What happened at once is heard one after the
    // other, and before music that may have to be decoded first.
    for (n, sound) in (0..).zip(sounds) {
        let _ = speaker.speak.send(Cue::Sound(sound, n * APART));
    }
    if speaker.told != Some(now) {
        let _ = speaker.speak.send(Cue::Music(now.0, now.1));
        speaker.told = Some(now);
    }
}

fn play(listen: &Receiver<Cue>) {
    let mut orchestra = match AudioManager::<DefaultBackend>::new(mixer()) {
        Ok(manager) => match Orchestra::new(manager) {
            Ok(orchestra) => orchestra,
            Err(error) => return warn!("no sound: {error}"),
        },
        Err(error) => return warn!("no sound: {error}"),
    };
    for cue in listen {
        if let Err(error) = orchestra.perform(cue) {
            warn!("a sound could not be played: {error}");
        }
    }
}

/// From one small sound to the next of the same moment.
const APART: Duration = Duration::from_millis(350);

/// How everything is mixed.
fn mixer<B: Backend>() -> AudioManagerSettings<B>
where
    B::Settings: Default,
{
    AudioManagerSettings {
        main_track_builder: MainTrackBuilder::new().with_effect(Ceiling),
        ..AudioManagerSettings::default()
    }
}

/// Bends what is louder than [`Ceiling::KNEE`], so that nothing is louder than can be played, however much sounds at once.
struct Ceiling;

impl Ceiling {
    /// In shares of full amplitude: 3 dB below it.
    const KNEE: f32 = 0.7;

    fn bend(sample: f32) -> f32 {
        let over = (sample.abs() - Self::KNEE).max(0.0);
        let room = 1.0 - Self::KNEE;
        if over > 0.0 { sample.signum() * (Self::KNEE + room * (over / room).tanh()) } else { sample }
    }
}

impl EffectBuilder for Ceiling {
    type Handle = ();

    fn build(self) -> (Box<dyn Effect>, ()) {
        (Box::new(self), ())
    }
}

impl Effect for Ceiling {
    fn process(&mut self, input: &mut [Sample], _: f64, _: &Info) {
        for sample in input {
            *sample = Sample::new(Self::bend(sample.left), Self::bend(sample.right));
        }
    }
}

/// Everything that sounds.
struct Orchestra<B: Backend> {
    // Sounds end with the manager.
    #[cfg_attr(not(test), expect(dead_code, reason = "kept, not used"))]
    manager: AudioManager<B>,
    /// Goes on with the music from its first bar, heard or not.
    clock: ClockHandle,
    music: TrackHandle,
    sounds: TrackHandle,
    loops: [Loop; 5],
    small: Vec<StaticSoundData>,
}

/// The layers of the music, the quietest first, and the room in which people talk: rings that keep together, since a
/// minute or half a minute is a whole number of ticks.
const LOOPS: [&str; 5] = ["music_calm", "music_pulse", "music_tension", "music_alarm", "room_talks"];
const TICKS_PER_SECOND: u32 = 10;

/// A ring of sound.
#[derive(Default)]
struct Loop {
    decoded: Option<StaticSoundData>,
    playing: Option<StaticSoundHandle>,
}

/// How long the music takes to follow.
const FOLLOW: Tween =
    Tween { start_time: StartTime::Immediate, duration: Duration::from_millis(2500), easing: Easing::InOutPowi(2) };
/// How long volumes take: no click, no wait.
const SOON: Tween =
    Tween { start_time: StartTime::Immediate, duration: Duration::from_millis(60), easing: Easing::Linear };

type Failed = Box<dyn std::error::Error>;

impl<B: Backend> Orchestra<B> {
    fn new(mut manager: AudioManager<B>) -> Result<Self, Failed> {
        let music = manager.add_sub_track(TrackBuilder::new().volume(Decibels::SILENCE))?;
        let sounds = manager.add_sub_track(TrackBuilder::new())?;
        let mut clock = manager.add_clock(ClockSpeed::TicksPerSecond(f64::from(TICKS_PER_SECOND)))?;
        clock.start();
        let small = Sound::ALL.iter().map(|sound| decode(name_of(*sound))).collect::<Result<_, _>>()?;
        Ok(Self { manager, clock, music, sounds, loops: <[Loop; 5]>::default(), small })
    }

    fn perform(&mut self, cue: Cue) -> Result<(), Failed> {
        match cue {
            Cue::Sound(sound, after) => {
                self.sounds.play(self.small[sound as usize].start_time(StartTime::Delayed(after)))?;
            }
            Cue::Music(mood, volumes) => {
                for (nth, share) in shares(mood).into_iter().enumerate() {
                    self.hear(nth, if volumes.music > 0.0 { share } else { 0.0 })?;
                }
                self.sounds.set_volume(decibels(volumes.sounds), SOON);
                self.music.set_volume(decibels(volumes.music), SOON);
            }
        }
        Ok(())
    }

    /// Plays a ring so loud, from where it would be had it played all the time. What nobody hears does not play.
    fn hear(&mut self, nth: usize, share: f32) -> Result<(), Failed> {
        let ring = &mut self.loops[nth];
        if share <= 0.0 {
            if let Some(mut playing) = ring.playing.take() {
                playing.stop(FOLLOW);
            }
            return Ok(());
        }
        if ring.playing.is_none() {
            if ring.decoded.is_none() {
                ring.decoded = Some(decode(LOOPS[nth])?.loop_region(..).volume(Decibels::SILENCE));
            }
            if let Some(decoded) = &ring.decoded {
                // A whole tick, for which the place in the ring is known to the frame.
                let start = ClockTime { fraction: 0.0, ..self.clock.time() + 2 };
                let frame =
                    start.ticks * u64::from(decoded.sample_rate / TICKS_PER_SECOND) % decoded.num_frames() as u64;
                let from = PlaybackPosition::Samples(usize::try_from(frame).unwrap_or(0));
                ring.playing = Some(self.music.play(decoded.start_position(from).start_time(start))?);
            }
        }
        if let Some(playing) = &mut ring.playing {
            playing.set_volume(decibels(share), FOLLOW);
        }
        Ok(())
    }
}

/// How much of each ring is heard.
fn shares(mood: Mood) -> [f32; 5] {
    let tension = f32::from(mood.tension.min(100));
    let rise = |from: f32, to: f32| ((tension - from) / (to - from)).clamp(0.0, 1.0);
    let room = if mood.talks { 1.0 } else { 0.0 };
    [1.0 - 0.4 * rise(60.0, 100.0), rise(15.0, 40.0), rise(40.0, 70.0), rise(70.0, 95.0), room]
}

fn decibels(amplitude: f32) -> Decibels {
    if amplitude <= 0.001 { Decibels::SILENCE } else { Decibels(20.0 * amplitude.log10()) }
}

fn decode(name: &str) -> Result<StaticSoundData, Failed> {
    let file = Files::get(&format!("{name}.ogg")).ok_or_else(|| format!("{name} is missing"))?;
    Ok(StaticSoundData::from_cursor(Cursor::new(file.data))?)
}

const fn name_of(sound: Sound) -> &'static str {
    match sound {
        Sound::Offer => "offer",
        Sound::Agreement => "agreement",
        Sound::Refusal => "refusal",
        Sound::WalkOut => "walkout",
        Sound::Incident => "incident",
        Sound::Bracket => "bracket",
        Sound::Card => "card",
        Sound::Page => "page",
        Sound::Select => "select",
        Sound::Turn => "turn",
        Sound::Silence => "silence",
        Sound::Signed => "signed",
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use kira::backend::Renderer;
    use kira::backend::mock::MockBackend;

    use super::*;

    /// Loudspeakers that write down what they play.
    struct Tape {
        renderer: Option<Renderer>,
    }

    const RATE: u32 = 44_100;

    impl Backend for Tape {
        type Settings = ();
        type Error = Infallible;

        fn setup((): (), _: usize) -> Result<(Self, u32), Infallible> {
            Ok((Self { renderer: None }, RATE))
        }

        fn start(&mut self, renderer: Renderer) -> Result<(), Infallible> {
            self.renderer = Some(renderer);
            Ok(())
        }
    }

    impl Tape {
        /// The next seconds, left and right by turns; as fast as the mixer will.
        fn record(&mut self, seconds: f32) -> Vec<f32> {
            let renderer = self.renderer.as_mut().unwrap();
            let mut all = Vec::new();
            while (all.len() as f32) < 2.0 * seconds * RATE as f32 {
                let mut part = vec![0.0; 2 * 2048];
                renderer.on_start_processing();
                renderer.process(&mut part, 2);
                all.extend(part);
            }
            all
        }
    }

    fn peak(tape: &[f32]) -> f32 {
        tape.iter().fold(0.0, |peak, sample| sample.abs().max(peak))
    }

    fn level(tape: &[f32]) -> f32 {
        (tape.iter().map(|sample| sample * sample).sum::<f32>() / tape.len() as f32).sqrt()
    }

    fn recorded() -> Orchestra<Tape> {
        Orchestra::new(AudioManager::new(mixer()).unwrap()).unwrap()
    }

    const FULL: Volumes = Volumes { music: 1.0, sounds: 1.0 };

    #[test]
    fn the_music_is_heard_and_grows_with_tension() {
        let mut levels = Vec::new();
        for tension in [0, 60, 100] {
            let mut orchestra = recorded();
            orchestra.perform(Cue::Music(Mood { tension, talks: false }, FULL)).unwrap();
            let tape = orchestra.manager.backend_mut().record(6.0);
            levels.push(level(&tape[tape.len() / 2..]));
        }
        assert!(levels.windows(2).all(|pair| pair[0] > 0.005 && pair[1] > pair[0]), "{levels:?}");
    }

    #[test]
    fn every_sound_can_be_played_and_the_music_follows() {
        let settings = AudioManagerSettings::<MockBackend>::default();
        let mut orchestra = Orchestra::new(AudioManager::new(settings).unwrap()).unwrap();
        for sound in Sound::ALL {
            orchestra.perform(Cue::Sound(sound, Duration::ZERO)).unwrap();
        }
        for tension in [0, 50, 100] {
            let volumes = Volumes::of(&Settings::default());
            orchestra.perform(Cue::Music(Mood { tension, talks: true }, volumes)).unwrap();
        }
        assert_eq!(orchestra.small.len(), Sound::ALL.len());
    }

    #[test]
    fn however_much_sounds_at_once_nothing_is_louder_than_full() {
        let mut orchestra = recorded();
        orchestra.perform(Cue::Music(Mood { tension: 100, talks: true }, FULL)).unwrap();
        orchestra.manager.backend_mut().record(3.0);
        for sound in Sound::ALL.into_iter().cycle().take(24) {
            orchestra.perform(Cue::Sound(sound, Duration::ZERO)).unwrap();
        }
        let peak = peak(&orchestra.manager.backend_mut().record(2.0));
        assert!((0.8..=1.0).contains(&peak), "{peak}");
        assert_eq!([0.5, -0.5, 0.0].map(Ceiling::bend), [0.5, -0.5, 0.0], "what fits is left as it is");
    }

    #[test]
    fn sounds_of_one_moment_are_heard_one_after_the_other() {
        let mut orchestra = recorded();
        let quiet = Volumes { music: 0.0, ..FULL };
        orchestra.perform(Cue::Music(Mood { tension: 0, talks: false }, quiet)).unwrap();
        orchestra.perform(Cue::Sound(Sound::Select, Duration::ZERO)).unwrap();
        orchestra.perform(Cue::Sound(Sound::Select, APART)).unwrap();
        let tape = orchestra.manager.backend_mut().record(0.7);
        // A select lasts for 0.16 s.
        let part = |from: f32, to: f32| {
            let at = |seconds: f32| 2 * (seconds * RATE as f32) as usize;
            peak(&tape[at(from)..at(to)])
        };
        let heard = [part(0.0, 0.16), part(0.2, 0.34), part(0.36, 0.52)];
        assert!(heard[0] > 0.05 && heard[1] < 0.001 && heard[2] > 0.05, "{heard:?}");
    }

    #[test]
    fn rings_are_whole_numbers_of_ticks_and_keep_together() {
        let frames = |name: &&str| {
            let data = decode(name).unwrap();
            assert_eq!(data.num_frames() % (data.sample_rate / TICKS_PER_SECOND) as usize, 0, "{name}");
            data.num_frames()
        };
        let [calm, pulse, tension, alarm, room] = LOOPS.each_ref().map(frames);
        assert_eq!([pulse, tension, alarm, 2 * room], [calm; 4]);
    }

    #[test]
    fn what_is_heard_later_is_where_it_would_be_had_it_played_all_the_time() {
        let mood = |tension| Mood { tension, talks: false };
        let mut early = recorded();
        early.perform(Cue::Music(mood(40), FULL)).unwrap();
        early.manager.backend_mut().record(8.0);
        let mut late = recorded();
        late.perform(Cue::Music(mood(0), FULL)).unwrap();
        late.manager.backend_mut().record(3.0);
        late.perform(Cue::Music(mood(40), FULL)).unwrap();
        late.manager.backend_mut().record(5.0);
        // Up to the chunk in which a mixer begins a sound.
        let at = |orchestra: &Orchestra<Tape>, nth: usize| orchestra.loops[nth].playing.as_ref().unwrap().position();
        assert!((at(&early, 0) - at(&early, 1)).abs() < 0.01);
        assert!((at(&late, 0) - at(&late, 1)).abs() < 0.01, "{} {}", at(&late, 0), at(&late, 1));
    }

    #[test]
    fn what_nobody_hears_does_not_play() {
        let mut orchestra = recorded();
        let playing = |orchestra: &Orchestra<Tape>| orchestra.loops.each_ref().map(|ring| ring.playing.is_some());
        let talks = Mood { tension: 0, talks: true };
        orchestra.perform(Cue::Music(talks, FULL)).unwrap();
        assert_eq!(playing(&orchestra), [true, false, false, false, true]);
        orchestra.perform(Cue::Music(Mood { talks: false, ..talks }, FULL)).unwrap();
        assert_eq!(playing(&orchestra), [true, false, false, false, false]);
        orchestra.perform(Cue::Music(talks, Volumes { music: 0.0, ..FULL })).unwrap();
        assert_eq!(playing(&orchestra), [false; 5]);
        let tape = orchestra.manager.backend_mut().record(4.0);
        assert_eq!(peak(&tape[tape.len() / 4 * 3..]), 0.0);
    }

    #[test]
    fn layers_come_one_after_the_other() {
        let shares = |tension| shares(Mood { tension, talks: false });
        assert_eq!(shares(0), [1.0, 0.0, 0.0, 0.0, 0.0]);
        assert_eq!(shares(40)[1..], [1.0, 0.0, 0.0, 0.0]);
        assert_eq!(shares(100)[1..4], [1.0, 1.0, 1.0]);
        for tension in 0..100 {
            let (now, next) = (shares(tension), shares(tension + 1));
            assert!(now.iter().zip(next).skip(1).all(|(a, b)| *a <= b));
        }
    }

    #[test]
    fn volume_zero_is_silence_and_full_is_unchanged() {
        let of = |volume, music| Volumes::of(&Settings { volume, music, ..Settings::default() }).music;
        assert_eq!(decibels(of(0, 100)), Decibels::SILENCE);
        assert_eq!(decibels(of(100, 0)), Decibels::SILENCE);
        assert_eq!(decibels(of(100, 100)), Decibels(0.0));
        assert!(of(50, 100) < of(60, 100));
    }
}
