/**
 * Must be imported before the game framework's client: without a WebSocket of Node's own it takes the `ws` package's,
 * whose bytes can be counted.
 */
Reflect.deleteProperty(globalThis, 'WebSocket')
