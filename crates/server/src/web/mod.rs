//! The web frame: router, errors, page shell, assets, guards. Knows no feature.
pub mod address;
pub mod assets;
pub mod beginning;
pub mod blocking;
pub mod dates;
pub mod downloads;
pub mod error;
pub mod form_view;
pub mod forms;
pub mod guard;
pub mod health;
pub mod kept;
pub mod lang;
pub mod page;
pub mod pdf;
pub mod private;
pub mod routes;
pub mod tables;

pub use address::ClientAddress;
pub use beginning::shortened;
pub use blocking::blocking;
pub use error::{Error, unprocessable};
pub use form_view::{Field, FormPage, FormView};
pub use forms::FormErrors;
pub use lang::PathLang;
pub use page::{Reader, Shell, html};
pub use routes::{Route, Routes};
