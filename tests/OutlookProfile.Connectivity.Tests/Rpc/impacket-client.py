#!/usr/bin/python3
"""impacket's RPC over HTTP version 2 client: connects and binds.

Arguments: URL SERVER PORT USER PASSWORD basic|ntlm UUID VERSION ["list"]
"""
import sys

from impacket.dcerpc.v5 import mgmt, rpcrt, transport
from impacket.http import AUTH_BASIC, AUTH_NTLM
from impacket.uuid import uuidtup_to_bin

url, server, port, user, password, scheme, uuid, version = sys.argv[1:9]
proxy = transport.DCERPCTransportFactory(f"ncacn_http:{server}[{port},RpcProxy=localhost:443]")
proxy.set_rpc_proxy_url(url)
proxy.set_credentials(user, password, "EXAMPLE")
proxy.set_auth_type(AUTH_BASIC if scheme == "basic" else AUTH_NTLM)
connection = proxy.get_dce_rpc()
connection.set_auth_level(rpcrt.RPC_C_AUTHN_LEVEL_NONE)
try:
    connection.connect()
    print("connected")
    connection.bind(uuidtup_to_bin((uuid, version)))
    print("bound", uuid, version)
    if sys.argv[9:] == ["list"]:
        print("interfaces", mgmt.hinq_if_ids(connection)["if_id_vector"]["count"])
    connection.disconnect()
except Exception as problem:
    print("failed", type(problem).__name__, problem)
    sys.exit(1)
