//! The level format for other programs, from the same declarations as the reference: as JSON of its own, as a JSON Schema, and as
//! plain Rust types, which is what the language server `ron-lsp` reads.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::check::FORMAT;
use super::shape::{Choice, Content, Field, Record, Shape, Variant, format_name, paragraph, readable_default};
use super::syntax::{MOST_BYTES, MOST_DEPTH, MOST_ITEMS, MOST_TEXT};

/// All types of the format with their fields, ranges, defaults and meanings.
#[must_use]
pub fn to_json(root: Shape) -> Value {
    let types: Vec<Value> = named_types(root).into_iter().map(type_json).collect();
    json!({
        "format": FORMAT,
        "root": name_of(root),
        "limits": { "bytes": MOST_BYTES, "text_bytes": MOST_TEXT, "depth": MOST_DEPTH, "items": MOST_ITEMS },
        "types": types,
    })
}

/// The named types within `root`, itself first, each once, in the order of first mention.
fn named_types(root: Shape) -> Vec<Shape> {
    let mut types: Vec<Shape> = Vec::new();
    let mut next = 0;
    mention(root, &mut types);
    while let Some(shape) = types.get(next).copied() {
        next += 1;
        match shape {
            Shape::Record(record) => record.fields.iter().for_each(|field| mention((field.shape)(), &mut types)),
            Shape::Choice(choice) => {
                for variant in choice.variants {
                    match variant.content {
                        Content::Nothing => {}
                        Content::One(shape) => mention(shape(), &mut types),
                        Content::Fields(fields) => fields.iter().for_each(|field| mention((field.shape)(), &mut types)),
                    }
                }
            }
            _ => {}
        }
    }
    types
}

fn mention(shape: Shape, types: &mut Vec<Shape>) {
    match shape {
        Shape::Optional(inner) | Shape::List(inner) | Shape::Map(inner) => mention(inner(), types),
        Shape::Tuple(parts) => parts.iter().for_each(|part| mention(part(), types)),
        Shape::Record(_) | Shape::Choice(_) => {
            if !types.iter().any(|known| name_of(*known) == name_of(shape)) {
                types.push(shape);
            }
        }
        Shape::Bool | Shape::Whole { .. } | Shape::Interval | Shape::Text => {}
    }
}

fn name_of(shape: Shape) -> &'static str {
    match shape {
        Shape::Record(Record { name, .. }) | Shape::Choice(Choice { name, .. }) => format_name(name),
        _ => "",
    }
}

fn type_json(shape: Shape) -> Value {
    match shape {
        Shape::Record(record) => json!({
            "name": format_name(record.name),
            "kind": "record",
            "doc": paragraph(record.doc),
            "fields": fields_json(record.fields),
        }),
        Shape::Choice(choice) => json!({
            "name": format_name(choice.name),
            "kind": "choice",
            "doc": paragraph(choice.doc),
            "variants": choice.variants.iter().map(variant_json).collect::<Vec<_>>(),
        }),
        other => value_json(other, None),
    }
}

fn fields_json(fields: &[Field]) -> Vec<Value> {
    let field = |field: &Field| {
        let mut row = json!({
            "name": field.name(),
            "type": value_json((field.shape)(), field.range()),
            "required": field.is_required(),
            "doc": field.summary(),
        });
        if let Some(default) = field.default {
            row["default"] = readable_default(default).into();
        }
        row
    };
    fields.iter().map(field).collect()
}

fn variant_json(variant: &Variant) -> Value {
    let mut row = json!({ "name": variant.name, "doc": paragraph(variant.doc) });
    match variant.content {
        Content::Nothing => {}
        Content::One(shape) => row["value"] = value_json(shape(), range_in(variant.doc)),
        Content::Fields(fields) => row["fields"] = fields_json(fields).into(),
    }
    row
}

/// A type; of whole numbers the range that is told about them, where one is.
fn value_json(shape: Shape, range: Option<(i64, i64)>) -> Value {
    match shape {
        Shape::Bool => json!({ "is": "bool" }),
        Shape::Whole { least, most } => {
            let (least, most) = range.map_or((json!(least), json!(most)), |(least, most)| (json!(least), json!(most)));
            json!({ "is": "whole", "least": least, "most": most })
        }
        Shape::Interval => match range {
            Some((least, most)) => json!({ "is": "interval", "least": least, "most": most }),
            None => json!({ "is": "interval" }),
        },
        Shape::Text => json!({ "is": "text" }),
        Shape::Optional(inner) => json!({ "is": "optional", "of": value_json(inner(), range) }),
        Shape::List(inner) => json!({ "is": "list", "of": value_json(inner(), range) }),
        Shape::Tuple(parts) => {
            json!({ "is": "tuple", "of": parts.iter().map(|part| value_json(part(), range)).collect::<Vec<_>>() })
        }
        Shape::Map(inner) => json!({ "is": "map", "of": value_json(inner(), range) }),
        Shape::Record(_) | Shape::Choice(_) => json!({ "is": "type", "name": name_of(shape) }),
    }
}

impl Field {
    /// The range that its meaning names: "Turns of work, 1 to 6." Both ends included.
    fn range(&self) -> Option<(i64, i64)> {
        range_in(self.doc)
    }
}

/// The first "A to B" among the words of a doc comment, thousands parted by commas.
fn range_in(doc: &str) -> Option<(i64, i64)> {
    let number = |word: &str| -> Option<i64> {
        word.trim_matches(['`', '.', ',', ';', ':', '(', ')']).replace(',', "").parse().ok()
    };
    let words: Vec<&str> = doc.split_whitespace().collect();
    let mut ranges = words.windows(3).filter(|window| window[1] == "to");
    ranges.find_map(|window| Some((number(window[0])?, number(window[2])?))).filter(|(least, most)| least < most)
}

/// A JSON Schema (draft 2020-12) of levels that were turned into JSON the way serde does: records and maps are objects, a choice
/// is its name, or an object with its name and what is in its brackets.
#[must_use]
pub fn to_json_schema(root: Shape) -> Value {
    let types = named_types(root).into_iter();
    let types: Map<String, Value> = types.map(|shape| (name_of(shape).to_owned(), type_schema(shape))).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format!("Level of Démarche, format {FORMAT}"),
        "$ref": format!("#/$defs/{}", name_of(root)),
        "$defs": types,
    })
}

fn type_schema(shape: Shape) -> Value {
    match shape {
        Shape::Record(record) => {
            let mut schema = fields_schema(record.fields);
            schema["description"] = paragraph(record.doc).into();
            schema
        }
        Shape::Choice(choice) => {
            let variants: Vec<Value> = choice.variants.iter().map(variant_schema).collect();
            json!({ "description": paragraph(choice.doc), "oneOf": variants })
        }
        other => value_schema(other, None),
    }
}

fn fields_schema(fields: &[Field]) -> Value {
    let property = |field: &Field| {
        let mut schema = value_schema((field.shape)(), field.range());
        schema["description"] = field.summary().into();
        (field.name().to_owned(), schema)
    };
    let properties: Map<String, Value> = fields.iter().map(property).collect();
    let required: Vec<&str> = fields.iter().filter(|field| field.is_required()).map(Field::name).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn variant_schema(variant: &Variant) -> Value {
    let content = match variant.content {
        Content::Nothing => return json!({ "const": variant.name, "description": paragraph(variant.doc) }),
        Content::One(shape) => value_schema(shape(), range_in(variant.doc)),
        Content::Fields(fields) => fields_schema(fields),
    };
    json!({
        "type": "object",
        "description": paragraph(variant.doc),
        "properties": { variant.name: content },
        "required": [variant.name],
        "additionalProperties": false,
    })
}

fn value_schema(shape: Shape, range: Option<(i64, i64)>) -> Value {
    let whole = |least: Value, most: Value| json!({ "type": "integer", "minimum": least, "maximum": most });
    match shape {
        Shape::Bool => json!({ "type": "boolean" }),
        Shape::Whole { least, most } => match range {
            Some((least, most)) => whole(json!(least), json!(most)),
            None => whole(json!(least), json!(most)),
        },
        Shape::Interval => {
            let end =
                range.map_or_else(|| json!({ "type": "integer" }), |(least, most)| whole(json!(least), json!(most)));
            let both = json!({ "type": "array", "prefixItems": [end, end], "items": false, "minItems": 2 });
            json!({ "anyOf": [end, both] })
        }
        Shape::Text => json!({ "type": "string" }),
        Shape::Optional(inner) => json!({ "anyOf": [value_schema(inner(), range), { "type": "null" }] }),
        Shape::List(inner) => json!({ "type": "array", "items": value_schema(inner(), range) }),
        Shape::Tuple(parts) => {
            let items: Vec<Value> = parts.iter().map(|part| value_schema(part(), range)).collect();
            json!({ "type": "array", "minItems": items.len(), "prefixItems": items, "items": false })
        }
        Shape::Map(inner) => json!({ "type": "object", "additionalProperties": value_schema(inner(), range) }),
        Shape::Record(_) | Shape::Choice(_) => json!({ "$ref": format!("#/$defs/{}", name_of(shape)) }),
    }
}

/// The format as Rust types with their meanings as doc comments. Nothing is done with them but to be read by `ron-lsp`.
#[must_use]
pub fn to_rust(root: Shape) -> String {
    let mut out = String::from(
        "//! Written by demarche schema --ron-lsp: the format of levels, for the language server ron-lsp.\n\n\
         use std::collections::BTreeMap;\n\n\
         /// A whole number, or two in brackets between which it is drawn.\n\
         pub struct Interval;\n\n\
         // What reads itself is not looked into by ron-lsp.\n\
         impl<'de> serde::Deserialize<'de> for Interval {}\n",
    );
    // It takes a bare word in a list for an empty pair of brackets.
    let types = named_types(root);
    let in_list = |name: &str| types.iter().any(|shape| lists_of(*shape).any(|item| name_of(item) == name));
    for shape in types.iter().copied().filter(|shape| is_of_words(*shape) && in_list(name_of(*shape))) {
        let _ = writeln!(out, "impl<'de> serde::Deserialize<'de> for {} {{}}", name_of(shape));
    }
    for shape in types {
        out.push('\n');
        match shape {
            Shape::Record(record) => {
                docs(&mut out, "", record.doc);
                let _ = writeln!(out, "pub struct {} {{", format_name(record.name));
                rust_fields(&mut out, "    ", "pub ", record.fields);
                out.push_str("}\n");
            }
            Shape::Choice(choice) => {
                docs(&mut out, "", choice.doc);
                let _ = writeln!(out, "pub enum {} {{", format_name(choice.name));
                for variant in choice.variants {
                    docs(&mut out, "    ", variant.doc);
                    match variant.content {
                        Content::Nothing => {
                            let _ = writeln!(out, "    {},", variant.name);
                        }
                        Content::One(shape) => {
                            let _ = writeln!(out, "    {}({}),", variant.name, rust_type(shape()));
                        }
                        Content::Fields(fields) => {
                            let _ = writeln!(out, "    {} {{", variant.name);
                            rust_fields(&mut out, "        ", "", fields);
                            out.push_str("    },\n");
                        }
                    }
                }
                out.push_str("}\n");
            }
            _ => {}
        }
    }
    out
}

/// What the lists directly in the fields of a type hold.
fn lists_of(shape: Shape) -> impl Iterator<Item = Shape> {
    let fields = match shape {
        Shape::Record(record) => record.fields,
        _ => &[],
    };
    fields.iter().filter_map(|field| match (field.shape)() {
        Shape::List(inner) => Some(inner()),
        _ => None,
    })
}

/// Whether the type is a choice among words without anything in brackets.
fn is_of_words(shape: Shape) -> bool {
    let is_word = |variant: &Variant| matches!(variant.content, Content::Nothing);
    matches!(shape, Shape::Choice(choice) if choice.variants.iter().all(is_word))
}

fn rust_fields(out: &mut String, indent: &str, visibility: &str, fields: &[Field]) {
    for field in fields {
        docs(out, indent, field.doc);
        // What may be left out is optional: `ron-lsp` asks for everything else.
        let of_type = match field.default {
            Some(_) => format!("Option<{}>", rust_type((field.shape)())),
            None => rust_type((field.shape)()),
        };
        // As in Rust, with `r#` before a keyword.
        let _ = writeln!(out, "{indent}{visibility}{}: {of_type},", field.name);
    }
}

fn docs(out: &mut String, indent: &str, doc: &str) {
    for line in doc.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let _ = writeln!(out, "{indent}/// {line}");
    }
}

fn rust_type(shape: Shape) -> String {
    match shape {
        Shape::Bool => String::from("bool"),
        Shape::Whole { least: 0, .. } => String::from("u64"),
        Shape::Whole { .. } => String::from("i64"),
        Shape::Interval => String::from("Interval"),
        Shape::Text => String::from("String"),
        Shape::Optional(inner) => format!("Option<{}>", rust_type(inner())),
        Shape::List(inner) => format!("Vec<{}>", rust_type(inner())),
        Shape::Tuple(parts) => {
            format!("({})", parts.iter().map(|part| rust_type(part())).collect::<Vec<_>>().join(", "))
        }
        Shape::Map(inner) => format!("BTreeMap<String, {}>", rust_type(inner())),
        Shape::Record(_) | Shape::Choice(_) => name_of(shape).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::level::decode::Decode;
    use crate::level::raw::RawLevel;

    #[test]
    fn ranges_are_read_off_meanings() {
        assert_eq!(range_in("Turns of work, 1 to 6."), Some((1, 6)));
        assert_eq!(range_in("Points by issue and option, -10,000 to 10,000; a number"), Some((-10_000, 10_000)));
        assert_eq!(range_in("Trust of one actor in another, -100 to 100."), Some((-100, 100)));
        assert_eq!(range_in("How many have to sign: 2 to all parties"), None);
        assert_eq!(range_in("What is to be settled."), None);
    }

    #[test]
    fn every_type_that_is_named_is_described_once() {
        let json = to_json(RawLevel::shape());
        let types = json["types"].as_array().unwrap();
        let mut names: Vec<&str> = types.iter().map(|described| described["name"].as_str().unwrap()).collect();
        assert_eq!((json["root"].as_str(), names[0]), (Some("Level"), "Level"));
        let schema = to_json_schema(RawLevel::shape());
        let mut defined: Vec<&str> = schema["$defs"].as_object().unwrap().keys().map(String::as_str).collect();
        names.sort_unstable();
        defined.sort_unstable();
        assert_eq!(names, defined);
        names.dedup();
        assert_eq!(names.len(), types.len());
        for text in [json.to_string(), schema.to_string()] {
            for name in text.split("#/$defs/").skip(1).map(|rest| rest.split('"').next().unwrap()) {
                assert!(names.contains(&name), "{name}");
            }
        }
        let rust = to_rust(RawLevel::shape());
        for name in names {
            assert!(
                rust.contains(&format!("pub struct {name} {{")) || rust.contains(&format!("pub enum {name} {{")),
                "{name}"
            );
        }
    }

    #[test]
    fn fields_say_their_range_and_default() {
        let json = to_json(RawLevel::shape());
        let types = json["types"].as_array().unwrap();
        let clue = types.iter().find(|described| described["name"] == "Clue").unwrap();
        let effort = clue["fields"].as_array().unwrap().iter().find(|field| field["name"] == "effort").unwrap();
        assert_eq!(effort["type"], serde_json::json!({ "is": "whole", "least": 1, "most": 6 }));
        assert_eq!((&effort["default"], &effort["required"]), (&"1".into(), &false.into()));
    }
}
