//! The preview, by the requests that a browser would send.

mod edits;
mod mistakes;
mod options;
mod preview;
mod requests;
