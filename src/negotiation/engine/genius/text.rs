//! The text of an XML file whatever its encoding.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::negotiation::place::{LoadError, Source, line_and_column};

/// Decodes by the byte order mark, else by the zero bytes of UTF-16, else as declared, else as UTF-8.
///
/// # Errors
///
/// An encoding that nobody knows, and bytes that the encoding doesn't have.
pub(super) fn decode(source: Source<'_>) -> Result<String, LoadError> {
    let refuse = |at: usize, reason: String| {
        let (line, column) = line_and_column(source.bytes, at);
        LoadError { file: source.name.to_owned(), line, column, reason }
    };
    let (encoding, body, declared) = match (Encoding::for_bom(source.bytes), source.bytes) {
        (Some((encoding, mark)), bytes) => (encoding, &bytes[mark..], false),
        (None, bytes @ [b'<', 0, ..]) => (UTF_16LE, bytes, false),
        (None, bytes @ [0, b'<', ..]) => (UTF_16BE, bytes, false),
        (None, bytes) => match declaration(bytes) {
            Some((at, label)) => {
                let known = Encoding::for_label(label.as_bytes());
                let known = known.ok_or_else(|| refuse(at, format!("the encoding `{label}` is unknown")))?;
                // Whoever declares UTF-16 in bytes without zeros has converted the file and not its first line.
                (if known == UTF_16LE || known == UTF_16BE { UTF_8 } else { known }, bytes, true)
            }
            None => (UTF_8, bytes, false),
        },
    };
    if encoding == UTF_8 {
        return match std::str::from_utf8(body) {
            Ok(text) => Ok(text.to_owned()),
            Err(error) => {
                let at = source.bytes.len() - body.len() + error.valid_up_to();
                let hint = if declared { "" } else { "; if it is in another encoding, declare that in its first line" };
                Err(refuse(at, format!("this byte is no UTF-8{hint}")))
            }
        };
    }
    let (text, wrong) = encoding.decode_without_bom_handling(body);
    if wrong {
        let (line, column) = line_and_column(text.as_bytes(), text.find('\u{FFFD}').unwrap_or(0));
        let reason = format!("these bytes are no {}", encoding.name());
        return Err(LoadError { file: source.name.to_owned(), line, column, reason });
    }
    Ok(text.into_owned())
}

/// The encoding named in the XML declaration, and where.
fn declaration(bytes: &[u8]) -> Option<(usize, String)> {
    let head = &bytes[..bytes.len().min(300)];
    let end = head.windows(2).position(|pair| pair == b"?>")?;
    let head = std::str::from_utf8(&head[..end]).ok().filter(|head| head.trim_start().starts_with("<?xml"))?;
    let at = head.find("encoding")?;
    let (_, value) = head[at..].split_once('=')?;
    let value = value.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    Some((at, value[1..].split(quote).next()?.to_owned()))
}
