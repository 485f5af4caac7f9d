/** Devices with at most this much memory, in gigabytes, show no map unless asked. */
const LITTLE_MEMORY = 2

interface Device {
  readonly deviceMemory?: number
  readonly connection?: { readonly saveData: boolean }
}

/** The map is shown on request only: with `?lite=1`, on a device that saves data, or on one with little memory. */
export function isMapOnRequest(): boolean {
  const { deviceMemory = LITTLE_MEMORY + 1, connection } = navigator as Device
  if (new URLSearchParams(location.search).get('lite') === '1') return true
  return connection?.saveData === true || deviceMemory <= LITTLE_MEMORY
}
