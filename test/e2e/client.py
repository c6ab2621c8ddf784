"""A client written from docs/protocol.md and the schemas alone: signs in, joins, says a line, and reads it back."""
import asyncio, base64, json, sys
import websockets
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


async def main(address, user, text):
    key = Ed25519PrivateKey.generate()
    async with websockets.connect(address) as socket:
        async def until(wanted):
            while True:
                frame = json.loads(await socket.recv())
                if wanted(frame):
                    return frame

        async def ask(frame):
            await socket.send(json.dumps(frame))
            return await until(lambda answer: answer.get("re") == frame["id"])

        hello = await until(lambda frame: frame["type"] == "hello")
        signed = key.sign(f"backchannel-sign-in-v1\n{hello['nonce']}\n{user}".encode())
        public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        device = {"key": b64(public), "signature": b64(signed)}
        welcome = await ask({"type": "auth", "id": 1, "version": "chat.v1", "user": user, "device": device})
        assert welcome["type"] == "welcome", welcome
        room = (await ask({"type": "join", "id": 2, "name": "general"}))["room"]["room"]
        sent = await ask({"type": "send", "id": 3, "room": room, "cid": "from-python-1", "text": text})
        again = await ask({"type": "send", "id": 4, "room": room, "cid": "from-python-1", "text": text})
        assert sent["seq"] == again["seq"], (sent, again)
        page = await ask({"type": "history", "id": 5, "room": room})
        print(json.dumps([message["text"] for message in page["messages"]]))


asyncio.run(main(*sys.argv[1:]))
