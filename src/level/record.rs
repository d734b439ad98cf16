//! `record!` and `choice!`: level types whose reading, error messages and reference come from one declaration.

/// Declares a struct that can be read from a level.
///
/// The struct keeps its attributes and visibilities. A field with `= default` may be left out, as may one of type
/// `Option`. Doc comments become help texts and the reference. In a level the type is written
/// `(field: value, …)`, optionally with its name (less a leading `Raw`) before the brackets.
macro_rules! record {
    (
        $(#[$($attribute:tt)*])*
        $visibility:vis struct $name:ident {
            $(
                $(#[$($field_attribute:tt)*])*
                $field_visibility:vis $field:ident : $type:ty $(= $default:expr)?
            ),* $(,)?
        }
    ) => {
        $(#[$($attribute)*])*
        $visibility struct $name {
            $($(#[$($field_attribute)*])* $field_visibility $field: $type,)*
        }

        const _: () = {
            use $crate::level::{decode, record, shape, syntax::node::Node};

            static RECORD: shape::Record = shape::Record {
                name: stringify!($name),
                doc: record::docs!($([$($attribute)*])*),
                fields: &[$(shape::Field {
                    name: stringify!($field),
                    doc: record::docs!($([$($field_attribute)*])*),
                    shape: <$type as decode::Decode>::shape,
                    default: record::default_text!($($default)?),
                }),*],
            };

            impl decode::Decode for $name {
                fn decode(node: &Node, cx: &mut decode::Decoder) -> Option<Self> {
                    #[allow(unused_mut, unused_variables, reason = "a record without fields")]
                    let mut fields = cx.record(node, &RECORD)?;
                    $(let $field: Option<$type> = fields.take(stringify!($field), record::absent!($type $(, $default)?), cx);)*
                    Some($name { $($field: $field?),* })
                }

                fn shape() -> shape::Shape {
                    shape::Shape::Record(&RECORD)
                }
            }
        };
    };
}

/// Declares an enum that can be read from a level.
///
/// A variant has no content, one value in brackets, or fields; the fields follow the rules of [`record!`].
macro_rules! choice {
    (
        $(#[$($attribute:tt)*])*
        $visibility:vis enum $name:ident {
            $(
                $(#[$($variant_attribute:tt)*])*
                $variant:ident
                $(($content:ty))?
                $({
                    $(
                        $(#[$($field_attribute:tt)*])*
                        $field:ident : $type:ty $(= $default:expr)?
                    ),* $(,)?
                })?
            ),* $(,)?
        }
    ) => {
        $(#[$($attribute)*])*
        $visibility enum $name {
            $(
                $(#[$($variant_attribute)*])*
                $variant $(($content))? $({ $($(#[$($field_attribute)*])* $field: $type,)* })?,
            )*
        }

        const _: () = {
            use $crate::level::{decode, record, shape, syntax::node::Node};

            static CHOICE: shape::Choice = shape::Choice {
                name: stringify!($name),
                doc: record::docs!($([$($attribute)*])*),
                variants: &[$(shape::Variant {
                    name: stringify!($variant),
                    doc: record::docs!($([$($variant_attribute)*])*),
                    content: record::content!(
                        $(one $content)?
                        $(fields &[$(shape::Field {
                            name: stringify!($field),
                            doc: record::docs!($([$($field_attribute)*])*),
                            shape: <$type as decode::Decode>::shape,
                            default: record::default_text!($($default)?),
                        }),*])?
                    ),
                }),*],
            };

            impl decode::Decode for $name {
                fn decode(node: &Node, cx: &mut decode::Decoder) -> Option<Self> {
                    let case = cx.choice(node, &CHOICE)?;
                    match case.name() {
                        $(stringify!($variant) => record::variant!(
                            case cx $name $variant
                            $(one $content)?
                            $(fields $($field $type $(= $default)?),*)?
                        ),)*
                        _ => None,
                    }
                }

                fn shape() -> shape::Shape {
                    shape::Shape::Choice(&CHOICE)
                }
            }
        };
    };
}

/// The lines of the doc comments among some attributes.
macro_rules! docs {
    ($([$($attribute:tt)*])*) => { concat!($($crate::level::record::doc_line!($($attribute)*)),*) };
}

macro_rules! doc_line {
    (doc = $line:literal) => {
        concat!($line, "\n")
    };
    ($($other:tt)*) => {
        ""
    };
}

macro_rules! default_text {
    () => {
        None
    };
    ($default:expr) => {
        Some(stringify!($default))
    };
}

macro_rules! content {
    () => {
        $crate::level::shape::Content::Nothing
    };
    (one $type:ty) => {
        $crate::level::shape::Content::One(<$type as $crate::level::decode::Decode>::shape)
    };
    (fields $fields:expr) => {
        $crate::level::shape::Content::Fields($fields)
    };
}

/// Reads the content of one variant.
macro_rules! variant {
    ($case:ident $cx:ident $name:ident $variant:ident) => {{
        let _ = $case;
        Some($name::$variant)
    }};
    ($case:ident $cx:ident $name:ident $variant:ident one $type:ty) => {
        $case.content($cx).map($name::$variant)
    };
    ($case:ident $cx:ident $name:ident $variant:ident fields $($field:ident $type:ty $(= $default:expr)?),*) => {{
        #[allow(unused_mut, unused_variables, reason = "a variant with empty brackets")]
        let mut fields = $case.fields($cx);
        $(let $field: Option<$type> =
            fields.take(stringify!($field), $crate::level::record::absent!($type $(, $default)?), $cx);)*
        Some($name::$variant { $($field: $field?),* })
    }};
}

macro_rules! absent {
    ($type:ty) => {
        <$type as $crate::level::decode::Decode>::absent
    };
    ($type:ty, $default:expr) => {
        || Some($default)
    };
}

pub(crate) use {absent, choice, content, default_text, doc_line, docs, record, variant};

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::level::decode::{Decode, Spanned};
    use crate::level::shape::reference;

    record! {
        /// Someone at the table.
        #[derive(Clone, Debug, PartialEq)]
        pub struct RawActor {
            /// Three capital letters, unique.
            pub code: Spanned<String>,
            /// Starting trust.
            pub trust: Vec<(Spanned<String>, i32)> = Vec::new(),
            pub home: Option<String>,
            pub(crate) effects: BTreeMap<String, RawEffect> = BTreeMap::new(),
            pub r#type: u8 = 3,
        }
    }

    choice! {
        /// What an order does.
        /// In two lines.
        #[derive(Clone, Debug, PartialEq)]
        pub enum RawEffect {
            /// No effect.
            Nothing,
            /// Words only.
            Note(String),
            /// Moves a gauge.
            Gauge {
                /// Which gauge.
                gauge: Spanned<String>,
                /// By how much.
                by: i32 = 1,
            },
            Both(Box<(RawEffect, RawEffect)>),
        }
    }

    record! {
        pub struct Empty {}
    }

    #[test]
    fn the_reference_lists_every_type_once_in_order_of_mention() {
        insta::assert_snapshot!(reference(RawActor::shape()));
        let _ = Empty::shape();
    }
}
