//! The published JSON schemas: what is written keeps to them, and what bears another name does not.

use milepost::export;
use serde_json::Value;

use super::spreadsheets::example;
use crate::person::Person;
use crate::worst::worst;

/// The schema as it is served.
async fn validator(person: &Person) -> jsonschema::Validator {
    let page = person.get("/schema/report.json").await;
    page.expect(200);
    assert_eq!(page.headers["content-type"], "application/schema+json");
    let schema: Value = serde_json::from_str(&page.text).unwrap();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(schema["$id"], "urn:milepost:report:2");
    assert_eq!(schema["additionalProperties"], false);
    for (name, part) in schema["$defs"].as_object().unwrap() {
        assert_eq!(part["additionalProperties"], false, "{name}");
        for (field, property) in part["properties"].as_object().unwrap() {
            assert!(property["description"].is_string(), "{name}.{field} has no description");
        }
    }
    jsonschema::validator_for(&schema).unwrap()
}

#[track_caller]
fn fits(validator: &jsonschema::Validator, json: &Value) {
    let problems: Vec<String> = validator.iter_errors(json).map(|problem| format!("{} at {}", problem, problem.instance_path())).collect();
    assert!(problems.is_empty(), "{problems:#?}");
}

/// Every document that differs from this one by the name of one field.
fn misnamed(json: &Value) -> Vec<Value> {
    match json {
        Value::Object(fields) => {
            let renamed = fields.keys().map(|key| {
                let mut fields = fields.clone();
                let value = fields.remove(key).unwrap();
                fields.insert(format!("{key}_"), value);
                Value::Object(fields)
            });
            let deeper = fields.iter().flat_map(|(key, value)| {
                misnamed(value).into_iter().map(|value| {
                    let mut fields = fields.clone();
                    fields.insert(key.clone(), value);
                    Value::Object(fields)
                })
            });
            renamed.chain(deeper).collect()
        }
        // One of a list stands for all.
        Value::Array(items) => items.first().map_or_else(Vec::new, |first| {
            let replaced = |item| Value::Array(std::iter::once(item).chain(items[1..].iter().cloned()).collect());
            misnamed(first).into_iter().map(replaced).collect()
        }),
        _ => Vec::new(),
    }
}

#[tokio::test]
async fn every_json_keeps_to_its_schema_and_one_with_another_name_does_not() {
    let dana = Person::new().await;
    let validator = validator(&dana).await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    fits(&validator, &dana.report(&round).await);
    let example = dana.report(&example(&dana).await).await;
    fits(&validator, &example);
    let worst: Value = serde_json::from_slice(&export::json::write(&worst(true))).unwrap();
    fits(&validator, &worst);
    let misnamed = misnamed(&example);
    assert!(misnamed.len() > 60, "{}", misnamed.len());
    for other in misnamed {
        assert!(!validator.is_valid(&other));
    }
    let mut other = example.clone();
    other["conditions"][0]["steps"][0]["answer"] = "maybe".into();
    assert!(!validator.is_valid(&other));
}
