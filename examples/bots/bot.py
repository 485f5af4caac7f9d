"""Plays one seat over plain HTTP, with what Python brings: bot.py [ADDRESS] [CODE OF A TABLE]. Without a code: a match against bots."""
import json, random, sys, time, urllib.error, urllib.request, uuid

API = (sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8080") + "/api/v1"
CODE = sys.argv[2] if len(sys.argv) > 2 else None
ME = {"name": f"bot.py {random.randrange(1000)}", "program": True}

def call(method, path, body=None, token=None):
    headers = {"content-type": "application/json", "idempotency-key": uuid.uuid4().hex, **({"authorization": f"Bearer {token}"} if token else {})}
    request = urllib.request.Request(API + path, body and json.dumps(body).encode(), headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=60) as response: return json.load(response)
    except urllib.error.HTTPError as refusal: sys.exit(f"refused: {method} {path}: {refusal.read().decode()}")

def take_seat():
    if CODE is None: return call("POST", "/matches", {"scenario": "two-blocs", "powers": 4, "years": 3, "timeControl": "untimed", **ME})
    table = call("GET", f"/lobbies/{CODE}")["id"]
    token = call("POST", f"/lobbies/{table}/seats", ME)["token"]
    while not call("GET", f"/lobbies/{table}", token=token)["started"]: time.sleep(1)
    return {"match": table, "token": token}

def choose(money, kinds):  # as many acts as fit, drawn by chance; none that launches
    acts = [act for kind in kinds if kind["type"] not in ("strike", "retaliate") for act in kind["acts"] if "'launch'" not in str(act)]
    orders, taken = [], []
    for act in random.sample(acts, len(acts)):
        limit = act.get("allowance", {"purpose": act["slot"], "most": 1})
        if act["slot"] in taken or taken.count(limit["purpose"]) >= limit["most"] or act["cost"] > money or len(orders) == 12: continue
        orders.append(act["order"])
        taken, money = taken + [*{act["slot"], limit["purpose"]}], money - act["cost"]
    return orders

seat, after = take_seat(), ""
match, token = seat["match"], seat["token"]
while True:
    news = call("GET", f"/matches/{match}/news?options=yes&wait=25{after}", token=token)
    if "view" not in news: continue
    seen = news["view"]["observation"]
    if seen["window"]["kind"] == "ended": break
    number = seen["window"]["number"]
    after = f"&after={number}"
    if seen["self"]["id"] not in seen["window"]["participants"]: continue
    for command in ({"command": "draft", "orders": choose(seen["self"]["treasury"], news["options"])}, {"command": "ready", "ready": True}):
        reply = call("POST", f"/matches/{match}/commands", {**command, "window": number}, token)
        if not reply["ok"]: print("refused:", reply, file=sys.stderr)
    time.sleep(0.1)  # a seat may send twenty commands a second
print(json.dumps({"match": match, "outcome": seen["reveal"]["outcome"]}))
