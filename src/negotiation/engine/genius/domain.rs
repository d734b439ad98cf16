//! The domain file: issues and their values.

use roxmltree::Node;

use crate::negotiation::engine::space::{MOST_VALUES, OutcomeSpace, SpaceIssue, Values};
use crate::negotiation::place::LoadError;

use super::tree::File;

/// Reads the issues in the order of their `index`, or of the file where one has none.
pub(super) fn read(file: File<'_>) -> Result<OutcomeSpace, LoadError> {
    let root = file.root();
    if !["negotiation_template", "utility_space"].contains(&root.tag_name().name()) {
        let reason = format!("a domain starts with negotiation_template, not with {}", root.tag_name().name());
        return Err(file.refuse(root, reason));
    }
    let mut issues = Vec::new();
    for node in file.all("issue") {
        let name = file.text(node, "name")?;
        if issues.iter().any(|(_, _, issue): &(_, Node<'_, '_>, SpaceIssue)| issue.name == name) {
            return Err(file.refuse(node, format!("there are two issues named `{name}`")));
        }
        issues.push((file.index(node)?, node, SpaceIssue { name: name.to_owned(), values: values(file, node)? }));
    }
    if issues.is_empty() {
        return Err(file.refuse(root, "this domain has no issue"));
    }
    if issues.iter().all(|(index, ..)| index.is_some()) {
        issues.sort_by_key(|(index, ..)| *index);
        if let Some(pair) = issues.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            return Err(file.refuse(pair[1].1, "another issue has the same index"));
        }
    }
    let name = file.all("objective").find_map(|node| node.attribute("name")).unwrap_or_default();
    Ok(OutcomeSpace { name: name.to_owned(), issues: issues.into_iter().map(|(.., issue)| issue).collect() })
}

fn values(file: File<'_>, issue: Node<'_, '_>) -> Result<Values, LoadError> {
    let issue = file.document.get_node(issue.id()).unwrap_or_else(|| file.root());
    match file.kind(issue) {
        "discrete" => {
            let mut values: Vec<String> = Vec::new();
            for item in issue.children().filter(|node| node.has_tag_name("item")) {
                let value = file.text(item, "value")?;
                // an item that is there twice is one value
                if !values.iter().any(|other| other == value) {
                    values.push(value.to_owned());
                }
            }
            if values.is_empty() {
                return Err(file.refuse(issue, "this issue has no value"));
            }
            Ok(Values::Discrete(values))
        }
        "integer" => {
            let (low, high) = file.bounds(issue)?;
            let missing = |name: &str| file.refuse(issue, format!("this integer issue has no `{name}`"));
            let (low, high) = (low.unwrap_or(0), high.ok_or_else(|| missing("upperbound"))?);
            let count = i128::from(high) - i128::from(low) + 1;
            if count < 1 {
                return Err(file.refuse(issue, format!("there is no whole number from {low} to {high}")));
            }
            if count > i128::from(MOST_VALUES) {
                return Err(file.refuse(issue, format!("{count} values are too many: up to {MOST_VALUES} can be held")));
            }
            Ok(Values::Integer { low, high })
        }
        "real" => Err(file.refuse(issue, "an issue of real numbers has no finite number of outcomes")),
        other => Err(file.refuse(issue, format!("`{other}` is no kind of issue that is known here"))),
    }
}
