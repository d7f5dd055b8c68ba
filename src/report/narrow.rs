//! A report of one programme alone.

use super::{Report, Subjects};
use crate::diagnostic::{Diagnostic, Lang, Severity};
use crate::parse::label::nearest;
use crate::parse::records::SITE;

impl Report {
    /// Leaves only what concerns a programme: its file and its records. Errors that may keep something of it from being
    /// read stay too: those of the site's settings and forms, and those of records whose programme nobody knows.
    ///
    /// # Errors
    ///
    /// What to say when no programme has this id.
    pub fn narrow(&mut self, id: &str, lang: Lang) -> Result<(), String> {
        if self.failure.is_some() {
            return Ok(());
        }
        let Some(title) = self.subjects.programmes.get(id).cloned() else {
            return Err(unknown(id, &self.subjects, lang));
        };
        let mut subjects = std::mem::take(&mut self.subjects);
        self.diagnostics
            .retain(|said| concerns(said, id, &subjects));
        self.due.retain(|(_, what)| {
            let own = title.as_deref().and_then(|title| what.strip_prefix(title));
            own.is_some_and(|rest| rest.starts_with('：'))
        });
        let known = &subjects.programmes;
        subjects.records.retain(|_, subject| {
            let programme = subject.programme.as_ref();
            programme.is_none_or(|own| own.id == id || !known.contains_key(&own.id))
        });
        self.subjects = subjects;
        Ok(())
    }
}

fn concerns(said: &Diagnostic, id: &str, subjects: &Subjects) -> bool {
    let is_error = said.severity == Severity::Error;
    let Some(place) = &said.place else {
        return is_error;
    };
    let file = &place.file;
    if file.folder() == "content/programmes" {
        let name = file.name();
        return name.rsplit_once('.').map_or(name, |(stem, _)| stem) == id;
    }
    let programme = subjects.of(file).and_then(|own| own.programme.as_ref());
    match programme.filter(|own| subjects.programmes.contains_key(&own.id)) {
        Some(own) => own.id == id,
        None => {
            let path = file.as_str();
            let reads = path == SITE
                || path.starts_with("content/forms/")
                || path.starts_with("content/honorees/");
            is_error && reads
        }
    }
}

fn unknown(id: &str, subjects: &Subjects, lang: Lang) -> String {
    let known: Vec<&str> = subjects.programmes.keys().map(String::as_str).collect();
    let near = nearest(id, known.iter().copied());
    let all = known.join("、");
    match (lang, near, known.is_empty()) {
        (Lang::Zh, _, true) => format!(
            "没有项目届次“{id}”\n  怎么办：这里一个项目届次也没有；请用 --site 指明网站所在的文件夹"
        ),
        (Lang::Zh, None, _) => format!("没有项目届次“{id}”\n  怎么办：可以写：{all}"),
        (Lang::Zh, Some(near), _) => {
            format!("没有项目届次“{id}”\n  怎么办：是否想写 {near}？可以写：{all}")
        }
        (Lang::En, _, true) => format!(
            "there is no programme `{id}`\n  help: there is none at all here; name the site's folder by --site"
        ),
        (Lang::En, None, _) => format!("there is no programme `{id}`\n  help: there are: {all}"),
        (Lang::En, Some(near), _) => {
            format!("there is no programme `{id}`\n  help: did you mean {near}? There are: {all}")
        }
    }
}
