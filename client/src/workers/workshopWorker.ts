import '../lib/zodWithoutEval.ts'
import { expose } from 'comlink'
import { OUR_SCENARIOS } from './scenarios.ts'
import { WorkshopEngine } from './workshopEngine.ts'

expose(new WorkshopEngine(OUR_SCENARIOS))
