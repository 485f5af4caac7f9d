import { defineConfig } from 'vite'

/** The client is built to dist/client; the server serves it from there. In development the API is proxied. */
export default defineConfig({
  root: 'client',
  publicDir: false,
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
    proxy: { '/api': 'http://localhost:8080', '/matchmake': 'http://localhost:8080' },
  },
})
