//! Fields and forms, complete: every default filled in.

use crate::parse::form::{Class, FormFile, Type};
use crate::parse::label::fold;
use crate::parse::nomination::Subject;
use crate::presets::presets;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One field of a form.
#[derive(Debug, Clone)]
pub struct Field {
    /// The canonical key.
    pub key: String,
    /// What the form prints.
    pub label: String,
    /// Key and label once more, for the records that share them.
    pub shared: (Arc<str>, Arc<str>),
    /// Other wordings of the same label.
    pub labels: Vec<String>,
    pub kind: Type,
    /// The words of a choice.
    pub values: Vec<String>,
    /// The unit behind a number.
    pub unit: String,
    pub class: Class,
    /// Whether the form asks for it.
    pub required: bool,
    /// `year` or `month`, where the programme publishes no more of a date.
    pub precision: Option<String>,
}

/// A form: its fields in printed order.
#[derive(Debug, Clone)]
pub struct Form {
    pub id: String,
    pub title: String,
    pub subject: Subject,
    pub fields: Vec<Field>,
    /// Folded key or label → index into `fields`.
    index: BTreeMap<String, usize>,
}

impl Form {
    /// Completes a form that was read.
    pub fn new(id: &str, file: &FormFile, core: &FormFile) -> Form {
        let mut fields = Vec::new();
        for (key, written) in file.fields.iter().chain(&core.fields) {
            if fields.iter().any(|field: &Field| field.key == key.value) {
                continue;
            }
            let label = written.label.as_ref().unwrap_or(&key.value);
            fields.push(Field {
                key: key.value.clone(),
                label: label.clone(),
                shared: (key.value.as_str().into(), label.as_str().into()),
                labels: written.labels.clone(),
                kind: written.kind.unwrap_or(Type::Text),
                values: written.values.clone(),
                unit: written.unit.clone().unwrap_or_default(),
                class: written.class.unwrap_or(Class::Public),
                required: written.required.unwrap_or_default(),
                precision: None,
            });
        }
        Form {
            id: id.to_owned(),
            title: file.title.clone().unwrap_or_else(|| id.to_owned()),
            subject: file.kind.unwrap_or(Subject::Group),
            index: indexed(&fields),
            fields,
        }
    }

    /// The field of a canonical key.
    pub fn field(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// The field of a key or a printed label, folded.
    pub fn by_label(&self, folded: &str) -> Option<&Field> {
        self.fields.get(*self.index.get(folded)?)
    }

    /// Changes who may see a field; false if the form has no such field.
    pub fn reclass(&mut self, key: &str, class: Class, precision: Option<&str>) -> bool {
        match self.fields.iter_mut().find(|field| field.key == key) {
            Some(field) => {
                field.class = class;
                field.precision = precision.map(str::to_owned);
                true
            }
            None => false,
        }
    }

    /// What the form calls the record's name.
    pub fn name_label(&self) -> &str {
        self.field("name").map_or("姓名", |field| &field.label)
    }

    /// What the form calls the story.
    pub fn story_label(&self) -> &str {
        self.field("story").map_or("主要事迹", |field| &field.label)
    }
}

fn indexed(fields: &[Field]) -> BTreeMap<String, usize> {
    let mut index = BTreeMap::new();
    for (at, field) in fields.iter().enumerate() {
        let spellings = [&field.key, &field.label].into_iter().chain(&field.labels);
        for spelling in spellings {
            index.entry(fold(spelling)).or_insert(at);
        }
    }
    index
}

/// All forms that categories may name.
#[derive(Debug, Clone)]
pub struct FormSet {
    forms: BTreeMap<String, Arc<Form>>,
    order: Vec<String>,
}

impl FormSet {
    /// The six forms of the five documents.
    pub fn built_in() -> FormSet {
        let mut set = FormSet {
            forms: BTreeMap::new(),
            order: Vec::new(),
        };
        for (id, file) in &presets().forms {
            set.insert(Form::new(id, file, &presets().core));
        }
        set
    }

    /// Adds a form, or replaces the one of its id.
    pub fn insert(&mut self, form: Form) {
        if !self.forms.contains_key(&form.id) {
            self.order.push(form.id.clone());
        }
        self.forms.insert(form.id.clone(), Arc::new(form));
    }

    /// The form of an id.
    pub fn get(&self, id: &str) -> Option<&Arc<Form>> {
        self.forms.get(id)
    }

    /// The ids, the built-in ones first.
    pub fn ids(&self) -> &[String] {
        &self.order
    }

    /// What a file says, laid over the built-in form of that id if there is one.
    pub fn extended(id: &str, file: &FormFile) -> Form {
        let base = presets().forms.iter().find(|(known, _)| *known == id);
        let whole = match base {
            Some((_, base)) => file.clone().over(base.clone()),
            None => file.clone(),
        };
        Form::new(id, &whole, &presets().core)
    }
}
