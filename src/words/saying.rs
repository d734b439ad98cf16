//! A message that is not in words yet: which one, and with what in it. What the core says is said this way, so that it
//! knows no language.

/// A message of the locale files with its arguments.
///
/// Plain data, made with `say!` and put into words by [`Words::say`](super::Words::say).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    pub id: &'static str,
    pub args: Vec<(&'static str, Arg)>,
}

/// What stands in a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    Number(i128),
    /// As it is in every language: a name, something that was written, an example.
    Text(String),
    /// Words of their own.
    Saying(Saying),
    /// Several, put together two by two with the message `join`, which has `$before` and `$next`.
    List {
        join: &'static str,
        items: Vec<Arg>,
    },
}

impl Arg {
    /// Names one after the other.
    pub fn names<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        Self::List { join: "list-names", items: names.into_iter().map(Self::from).collect() }
    }

    /// Descriptions one after the other, which may hold commas.
    pub fn parts(parts: impl IntoIterator<Item = Saying>) -> Self {
        Self::List { join: "list-parts", items: parts.into_iter().map(Self::from).collect() }
    }
}

/// A [`Saying`]: `say!("id", name = value, …)`. A test compares ids and names with the English messages.
macro_rules! say {
    ($id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::words::Saying { id: $id, args: vec![$((stringify!($name), ($value).into())),*] }
    };
}
pub(crate) use say;

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<char> for Arg {
    fn from(c: char) -> Self {
        Self::Text(c.to_string())
    }
}

impl From<Saying> for Arg {
    fn from(saying: Saying) -> Self {
        Self::Saying(saying)
    }
}

macro_rules! whole_numbers {
    ($($type:ty)*) => {$(
        impl From<$type> for Arg {
            fn from(number: $type) -> Self {
                Self::Number(i128::from(number))
            }
        }
    )*};
}

whole_numbers! { i16 i32 i64 u8 u16 u32 u64 }

impl From<u128> for Arg {
    fn from(number: u128) -> Self {
        i128::try_from(number).map_or_else(|_| Self::Text(number.to_string()), Self::Number)
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(number as i128)
    }
}
