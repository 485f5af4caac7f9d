import { build } from 'vite'
import { isClientStale } from '../../scripts/client.ts'

/** Builds the client once for all browser tests, as `npm start` does. */
export default async function buildClient(): Promise<void> {
  if (isClientStale()) await build({ logLevel: 'warn' })
}
