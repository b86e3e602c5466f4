"""Where there is no helm: the chart's values, their schema and what the templates ask for must be one.

    check-values.py CHART
"""

import json
import pathlib
import re
import sys

import yaml

chart = pathlib.Path(sys.argv[1])
values = yaml.safe_load((chart / "values.yaml").read_text())
schema = json.loads((chart / "values.schema.json").read_text())
yaml.safe_load((chart / "Chart.yaml").read_text())
faults = []


def fits(value, rule, path):
    """The few words of JSON Schema that our schema uses."""
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
    kind = rule.get("type")
    if isinstance(kind, str) and kind in kinds and not isinstance(value, kinds[kind]):
        faults.append(f"{path} is no {kind}")
        return
    if "minimum" in rule and value < rule["minimum"]:
        faults.append(f"{path} is below {rule['minimum']}")
    if not isinstance(value, dict):
        return
    known = rule.get("properties", {})
    for name in rule.get("required", []):
        if name not in value:
            faults.append(f"{path}.{name} is missing")
    for name, part in value.items():
        if name in known:
            fits(part, known[name], f"{path}.{name}")
        elif rule.get("additionalProperties") is False:
            faults.append(f"{path}.{name} is unknown to the schema")


def asked(path):
    place = values
    for name in path:
        if not isinstance(place, dict) or name not in place:
            return False
        place = place[name]
    return True


fits(values, schema, "values")
for template in sorted((chart / "templates").iterdir()):
    text = template.read_text()
    for path in re.findall(r"\.Values((?:\.[A-Za-z_]+)+)", text):
        if not asked(path[1:].split(".")):
            faults.append(f"{template.name} asks for {path[1:]}, which values.yaml does not have")
    opened = len(re.findall(r"\{\{-?\s*(?:if|with|range|define)\b", text))
    closed = len(re.findall(r"\{\{-?\s*end\b", text))
    if opened != closed:
        faults.append(f"{template.name} opens {opened} blocks and ends {closed}")
for fault in faults:
    print(fault, file=sys.stderr)
sys.exit(1 if faults else 0)
