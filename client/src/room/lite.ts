/** Devices with less memory than this, in gigabytes, play by the lists unless asked. */
const LITTLE_MEMORY = 2

interface Device {
  readonly deviceMemory?: number
  readonly connection?: { readonly saveData: boolean }
}

/** The map stays away until somebody asks for it: `?lite=1`, a device that saves data, or one with little memory. */
export function isLite(): boolean {
  const { deviceMemory = LITTLE_MEMORY + 1, connection } = navigator as Device
  if (new URLSearchParams(location.search).get('lite') === '1') return true
  return connection?.saveData === true || deviceMemory <= LITTLE_MEMORY
}
