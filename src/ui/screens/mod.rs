//! One screen one module, each drawing a view model and handing back what the reader wants.

pub mod talks;
