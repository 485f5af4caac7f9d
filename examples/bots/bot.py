"""Plays over plain HTTP. Usage: bot.py [ADDRESS] [CODE]; without a code, a match of its own against bots."""
import json, secrets, sys, time, urllib.error, urllib.request
address, code = (sys.argv[1:] + ["http://localhost:8080", ""][len(sys.argv) - 1:])[:2]
headers, since, heard, refused, kind = {"content-type": "application/json"}, "", 0, 0, ""
def call(path, body=None):
    request = urllib.request.Request(f"{address}/api/v1/{path}", body and json.dumps(body).encode(), headers)
    try: return json.load(urllib.request.urlopen(request))
    except urllib.error.HTTPError as error: sys.exit(f"{path}: {error.read().decode()}")
def decide(seen, options):  # wishes are parts of orders, the dearest first
    answers = [{"act": "propose", "treaty": one["kind"], "with": one["from"]} for pair in seen["pairs"] for one in pair["offers"]]
    high = any(crisis["rung"] >= 5 for crisis in seen["confrontations"] if me in (crisis["challenger"], crisis["defender"]))
    wishes = {"planning": answers + [{"act": "propose", "treaty": "hotline"}, {"force": "submarines", "lots": 2}],
              "confrontation": [{"move": "stepBack"}] if high else [{"move": "accept"}, {"move": "stand"}],
              "warning": [{"choice": {"do": "ask"}}, {"choice": {"do": "rideOut"}}], "retaliation": [{"type": "hold"}]}[kind]
    orders, taken, left = [], [], seen["self"]["treasury"]
    for act in [act for wish in wishes for group in options for act in group["acts"] if wish.items() <= act["order"].items()]:
        slot, limit = act["slot"], act.get("allowance", {"purpose": "none", "most": 40})
        if slot not in taken and taken.count(limit["purpose"]) < limit["most"] and act["cost"] <= left:
            orders, taken, left = orders + [act["order"]], taken + [slot, limit["purpose"]], left - act["cost"]
    return orders
name = {"name": f"Python {secrets.token_hex(2)}", "program": True}
if code: seat = call(f"lobbies/{call(f'lobbies/{code}')['id']}/seats", name)
else: seat = call("matches", name | {"scenario": "two-blocs", "powers": 4, "years": 3, "timeControl": "untimed"})
match, me, headers["authorization"] = seat.get("lobby") or seat["match"], seat["power"], f"Bearer {seat['token']}"
while code and not (table := call(f"lobbies/{match}"))["started"]:
    if any(one["host"] for one in table["seats"] if one["power"] == me): call(f"lobbies/{match}/start", {"token": seat["token"]})
    time.sleep(1)
while kind != "ended":
    news = call(f"matches/{match}/news?options=yes&wait=25&chat={heard}{since}")
    heard += len(news["chat"])
    time.sleep(0.2)  # no more than 20 commands a second
    if "view" not in news: continue
    seen, window = news["view"]["observation"], news["view"]["observation"]["window"]
    kind, since = window["kind"], f"&after={window['number']}"
    if kind == "ended" or me not in window["participants"]: continue
    for command in ({"command": "draft", "orders": decide(seen, news["options"])}, {"command": "ready", "ready": True}):
        refused += not call(f"matches/{match}/commands", command | {"window": window["number"]})["ok"]
grade = next(power["grade"] for power in seen["reveal"]["powers"] if power["id"] == me)
print(f"{seen['reveal']['outcome']}, {grade}, {seen['year']} years, {refused} refused")
sys.exit(refused > 0)
