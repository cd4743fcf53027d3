import json

record = {"name": "weakref", "tags": ["a", "b", "c"], "sizes": list(range(50)), "nested": {"deep": [None, True, 1.5]}}
records = [dict(record, id=number) for number in range(600)]
for _ in range(12):
    text = json.dumps(records, sort_keys=True)
    records = json.loads(text)
print(len(text), records[-1]["id"])
