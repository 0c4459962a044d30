//! The routes of a feature, remembered as they are registered, so that a test can call every one of them.
use axum::Router;
use axum::handler::Handler;
use axum::routing::{MethodRouter, delete, get, patch, post, put};

use crate::app::App;

/// One route: what is asked of which path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route {
    /// Path with its `{parts}`.
    pub path: &'static str,
    /// `GET`, `POST`, `PUT`, `PATCH` or `DELETE`.
    pub method: &'static str,
}

/// A router that knows its routes.
#[derive(Default)]
pub struct Routes {
    router: Router<App>,
    list: Vec<Route>,
}

impl Routes {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds `GET path`.
    pub fn get<H: Handler<T, App>, T: 'static>(self, path: &'static str, handler: H) -> Self {
        self.on("GET", path, get(handler))
    }

    /// Adds `POST path`.
    pub fn post<H: Handler<T, App>, T: 'static>(self, path: &'static str, handler: H) -> Self {
        self.on("POST", path, post(handler))
    }

    /// Adds `PUT path`.
    pub fn put<H: Handler<T, App>, T: 'static>(self, path: &'static str, handler: H) -> Self {
        self.on("PUT", path, put(handler))
    }

    /// Adds `PATCH path`.
    pub fn patch<H: Handler<T, App>, T: 'static>(self, path: &'static str, handler: H) -> Self {
        self.on("PATCH", path, patch(handler))
    }

    /// Adds `DELETE path`.
    pub fn delete<H: Handler<T, App>, T: 'static>(self, path: &'static str, handler: H) -> Self {
        self.on("DELETE", path, delete(handler))
    }

    /// Adds a route with layers of its own, such as a larger body; `answer` takes `method` only.
    pub fn on(
        mut self,
        method: &'static str,
        path: &'static str,
        answer: MethodRouter<App>,
    ) -> Self {
        self.list.push(Route { path, method });
        self.router = self.router.route(path, answer);
        self
    }

    /// These and `others`.
    pub fn merge(mut self, others: Self) -> Self {
        self.list.extend(others.list);
        self.router = self.router.merge(others.router);
        self
    }

    /// Every route, by path and method.
    pub fn list(&self) -> Vec<Route> {
        let mut list = self.list.clone();
        list.sort_unstable();
        list
    }

    /// The router, still without its state.
    pub fn into_router(self) -> Router<App> {
        self.router
    }
}
