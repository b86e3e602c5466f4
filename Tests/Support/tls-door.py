"""Ends TLS in front of a service on this machine, as an operator's proxy does.

    tls-door.py PORT SERVICE_PORT CERTIFICATE KEY

Prints "open" when it listens, and runs until its input ends.
"""

import asyncio
import ssl
import sys

port, service, certificate, key = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4]


async def carry(reader, writer):
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    except (ConnectionError, ssl.SSLError):
        pass
    finally:
        writer.close()


async def serve(reader, writer):
    to_reader, to_writer = await asyncio.open_connection("127.0.0.1", service)
    await asyncio.gather(carry(reader, to_writer), carry(to_reader, writer), return_exceptions=True)


async def main():
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    server = await asyncio.start_server(serve, "127.0.0.1", port, ssl=context)
    print("open", flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    server.close()


asyncio.run(main())
