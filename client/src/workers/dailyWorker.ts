import '../lib/zodWithoutEval.ts'
import { expose } from 'comlink'
import { DailyEngine } from './dailyEngine.ts'

expose(new DailyEngine())
