/**
 * Import it before the Colyseus client: without Node's own WebSocket the client uses the `ws` package, whose received bytes
 * can be read.
 */
Reflect.deleteProperty(globalThis, 'WebSocket')
