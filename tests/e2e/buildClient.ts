import { build } from 'vite'

/** Builds the client once for all browser tests, as `npm start` does. */
export default async function buildClient(): Promise<void> {
  await build({ logLevel: 'warn' })
}
