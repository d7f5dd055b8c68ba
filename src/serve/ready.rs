//! A plan that is ready to be shown: every output by its path, and its
//! templates prepared.

use crate::build::{Unmade, Workshop, files};
use crate::diagnostic::Diagnostic;
use crate::input::{Digest, OutPath, SourcePath, Text};
use crate::plan::{Plan, Planned};
use crate::render::page::Renderer;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

pub(super) struct Ready {
    pub(super) plan: Plan,
    pub(super) renderer: Arc<Renderer>,
    /// The digest of all that the renderer was made of.
    look: Digest,
    /// By output: the job and which of its outputs it is.
    places: HashMap<OutPath, (usize, usize)>,
    /// Whether nothing was wrong when it was planned.
    pub(super) whole: bool,
}

impl Ready {
    /// Prepares a plan; the templates of `last` are kept if they are the same.
    ///
    /// # Errors
    ///
    /// The templates that cannot be read.
    pub(super) fn new(
        plan: Plan,
        whole: bool,
        last: Option<&Ready>,
    ) -> Result<Ready, (Box<Plan>, Vec<Diagnostic>)> {
        let look = Digest::of_value(&(&plan.site, plan.theme.digest));
        let renderer = match last.filter(|last| last.look == look) {
            Some(last) => last.renderer.clone(),
            None => match Renderer::new(&plan.theme, &plan.site) {
                Ok(renderer) => Arc::new(renderer),
                Err(problems) => return Err((Box::new(plan), problems)),
            },
        };
        let mut places = HashMap::with_capacity(plan.jobs.len());
        for (job, planned) in plan.jobs.iter().enumerate() {
            for (output, path) in planned.outputs.iter().enumerate() {
                places.insert(path.clone(), (job, output));
            }
        }
        Ok(Ready {
            plan,
            renderer,
            look,
            places,
            whole,
        })
    }

    pub(super) fn has(&self, path: &str) -> bool {
        self.places.contains_key(path)
    }

    /// One output's bytes, as a build would write them; `None` if it is not
    /// planned.
    pub(super) fn bytes(&self, path: &str, shop: &Workshop) -> Option<Result<Vec<u8>, Unmade>> {
        let (job, output) = *self.places.get(path)?;
        let planned = self.plan.jobs.get(job)?;
        Some(self.make(planned, shop).map(|files| {
            let mut files = files;
            if output < files.len() {
                files.swap_remove(output)
            } else {
                Vec::new()
            }
        }))
    }

    /// All files of a job.
    pub(super) fn make(&self, planned: &Planned, shop: &Workshop) -> Result<Vec<Vec<u8>>, Unmade> {
        files(planned, &self.renderer, shop)
    }

    /// The stylesheets: address without and with the digest of the content.
    pub(super) fn sheets(&self) -> BTreeMap<String, String> {
        let assets = self.plan.jobs.iter().flat_map(|planned| &planned.outputs);
        assets
            .filter(|path| path.as_str().starts_with("assets/") && path.as_str().ends_with(".css"))
            .filter_map(|path| {
                let (rest, _) = path.as_str().rsplit_once('.')?;
                let (stem, _) = rest.rsplit_once('.')?;
                Some((format!("{stem}.css"), path.to_string()))
            })
            .collect()
    }

    /// The path of the address at which the site will be published, such as
    /// `/honour/`.
    pub(super) fn base_path(&self) -> Option<&str> {
        let (_, rest) = self.plan.site.base_url.as_deref()?.split_once("://")?;
        rest.get(rest.find('/')?..)
    }

    /// The text of a template, for showing a line of it.
    pub(super) fn template(&self, file: &SourcePath) -> Option<Text> {
        template(&self.plan, file)
    }
}

/// The text of one of a plan's templates.
pub(super) fn template(plan: &Plan, file: &SourcePath) -> Option<Text> {
    let mut templates = plan.theme.templates.values();
    let (_, text) = templates.find(|(path, _)| path == file.as_str())?;
    Some(Text::new(text.to_string()))
}
