//! Workspaces (työtilat): who may do what in them.
mod access;
mod store;

pub use access::{
    Access, CanvasId, Level, Manage, View, Who, WorkspaceId, Write, access_to_canvas,
};
