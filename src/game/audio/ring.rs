//! A loop that is decoded while it is played, without a seam. Kira goes back to the beginning within the same decoder,
//! which then plays 448 samples of its warming up; this begins anew.

use std::io::Cursor;

use kira::Frame;
use kira::sound::streaming::Decoder;
use symphonia::core::codecs::CodecParameters;
use symphonia::core::codecs::audio::AudioDecoder;
use symphonia::core::errors::Error;
use symphonia::core::formats::probe::Hint;
use symphonia::core::formats::{FormatReader, TrackType};
use symphonia::core::io::MediaSourceStream;

/// A file in stereo that is played from its beginning to its end, again and again.
pub struct Ring {
    file: Vec<u8>,
    rate: u32,
    frames: usize,
    reader: Box<dyn FormatReader>,
    decoder: Box<dyn AudioDecoder>,
    track: u32,
    samples: Vec<f32>,
}

impl Ring {
    /// # Errors
    /// If the file is none that can be decoded.
    pub fn new(file: Vec<u8>) -> Result<Self, Error> {
        let source = MediaSourceStream::new(Box::new(Cursor::new(file.clone())), Default::default());
        let reader =
            symphonia::default::get_probe().probe(&Hint::default(), source, Default::default(), Default::default())?;
        let none = Error::Unsupported("no sound in it");
        let Some(track) = reader.default_track(TrackType::Audio) else { return Err(none) };
        let (Some(CodecParameters::Audio(codec)), Some(frames)) = (&track.codec_params, track.num_frames) else {
            return Err(none);
        };
        let Some(rate) = codec.sample_rate else { return Err(none) };
        let decoder = symphonia::default::get_codecs().make_audio_decoder(codec, &Default::default())?;
        let (track, frames) = (track.id, usize::try_from(frames).unwrap_or(usize::MAX));
        Ok(Self { file, rate, frames, reader, decoder, track, samples: Vec::new() })
    }
}

impl Decoder for Ring {
    type Error = Error;

    fn sample_rate(&self) -> u32 {
        self.rate
    }

    fn num_frames(&self) -> usize {
        self.frames
    }

    fn decode(&mut self) -> Result<Vec<Frame>, Error> {
        let packet = loop {
            match self.reader.next_packet()? {
                Some(packet) if packet.track_id == self.track => break packet,
                Some(_) => {}
                // More than it said it holds is never asked for.
                None => return Err(Error::Unsupported("shorter than it says")),
            }
        };
        self.decoder.decode(&packet)?.copy_to_vec_interleaved(&mut self.samples);
        Ok(self.samples.chunks_exact(2).map(|pair| Frame::new(pair[0], pair[1])).collect())
    }

    /// Only ever back to the beginning: what is asked for is met by decoding up to it.
    fn seek(&mut self, _: usize) -> Result<usize, Error> {
        *self = Self::new(std::mem::take(&mut self.file))?;
        Ok(0)
    }
}

#[cfg(test)]
mod tests {
    use kira::sound::static_sound::StaticSoundData;

    use super::super::{LAYERS, ROOM, file};
    use super::*;

    /// As many frames as a loop has, as they are decoded.
    fn once_round(ring: &mut Ring) -> Vec<Frame> {
        let mut heard = Vec::new();
        while heard.len() < ring.num_frames() {
            heard.extend(ring.decode().unwrap());
        }
        heard.truncate(ring.num_frames());
        heard
    }

    #[test]
    fn every_round_is_the_file_from_its_first_sample_to_its_last() {
        for name in LAYERS.into_iter().chain([ROOM]) {
            let bytes = file(name).unwrap().into_owned();
            let whole = StaticSoundData::from_cursor(Cursor::new(bytes.clone())).unwrap();
            let mut ring = Ring::new(bytes).unwrap();
            assert_eq!((ring.sample_rate(), ring.num_frames()), (44_100, whole.num_frames()), "{name}");
            for round in [1, 2] {
                assert!(once_round(&mut ring) == whole.frames[..], "{name}, round {round}");
                assert_eq!(ring.seek(0).unwrap(), 0);
            }
        }
    }
}
