import { defineConfig } from 'vite'

const SERVER = 'http://localhost:8080'
/** Path of a room's socket, `/process/room`: both are ids of the framework's, at least nine letters long. */
const ROOM_SOCKET = '^/[\\w-]{9,}/[\\w-]{9,}(\\?|$)'

/** The client is built to dist/client; the server serves it from there. In development the API is proxied. */
export default defineConfig({
  root: 'client',
  publicDir: '../assets/web',
  base: '/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1800,
  },
  server: {
    proxy: { '/api': SERVER, '/matchmake': SERVER, [ROOM_SOCKET]: { target: SERVER, ws: true } },
  },
})
