/**
 * Text that views are likely to contain, for compressor and decompressor. Both must hold the same text, so a change of it is
 * a change of the protocol (`PROTOCOL_VERSION`). What is likeliest stands last, where a reference to it is shortest.
 */
export const DEFLATE_DICTIONARY = [
  '{"observation":{"viewer":{"kind":"power","power":"spectator"},"rulesVersion":6,"scenario":"many-poles","years":[0]',
  '"events":[{"type":"treatyProposed","power":"","target":"","treaty":"umbrella"},{"type":"treatyConcluded","power":"',
  '{"type":"statementMade","power":"","statement":{"say":"doctrine","aim":"unlimited","minimal","limited"}},',
  '{"type":"statementMade","power":"","statement":{"say":"reassure","threaten","target":"',
  '{"type":"spyReported","power":"","target":"","level":2},{"type":"aidGiven","power":"',
  '{"type":"crisisBegan","power":"","target":"","cause":"disputedState"},{"type":"umbrellaExtended","power":"","state":""},{"type":"alignmentShifted"',
  '{"type":"baseAnnounced","power":"","state":""},{"type":"incomePaid","power":"","income":0,"upkeep":0,"treasury":0},',
  '{"type":"yearBegan","year":1}],"orders":[],"ready":false,"closesIn":60000}',
  '"confrontations":[[{"challenger":"","defender":"","cause":"","rung":1,"risk":0.0,"riskAbove":[0.0,0.0],"last":["stand"',
  '"bases":[[{"patron":"","host":"","known":true,"missiles":0}]],"self":{"treasury":[0.0],"income":[0.0],"upkeep":[0.0],',
  '"posture":{"readiness":{"submarines":[3],"silos":[3],"bombers":[3]},"targeting":"counterforce","authority":"central"},',
  '"umbrella":[{"patron":"","since":1,"credibility":80,"parts":{"word":70,"stake":58,"risk":90,"balance":50}}]}',
  '"leansTo":[""],"umbrella":{"credibility":[80],"parts":{"word":[70],"stake":[58],"risk":[90],"balance":[50]}},',
  '"pairs":{"0":{"tension":[34.1],"treaties":[[{"kind":""}]],"offers":[[{"kind":"","from":""}]]},"1":{"tension":[35.1]},',
  '"2":{"tension":[3"},"10":{"tension":[34.1]},"11":{"tension":[35]},"12":{"tension":[36]},"13":{"tension":[37]},"14":',
  '"states":{"0":{"alignment":{"0":[0.1],"1":[0.02],"2":[0.003],"3":[0.2],"4":[0.01],"5":[0.3]},"fear":[31.1],"needs":[49]},',
  '"14":{"alignment":{"0":[0.0"},"fear":[35.1],"needs":[52]},"15":{"alignment":{"0":[0.02],"1":[0.01]},"fear":[3',
  '"2":{"doctrine":{"aim":["minimal"]},"powers":{"0":{"gdp":[101],"support":[60.1],"integrity":[70],"influence":[0.04]},',
  '{"changes":{"year":[2],"window":{"number":[1],"kind":["confrontation"],"seconds":[30],"participants":[[""]]},',
  '"1":{"gdp":[102],"support":[60.2],"influence":[0.05],"estimate":{"forces":{"silos":{"low":[14],"median":[23],"high":[38]},',
  '"submarines":{"low":[16],"median":[27],"high":[45]},"bombers":{"low":[13],"median":[22],"high":[36]},"interceptors":',
  '{"low":[2],"median":[5],"high":[9]},"conventional":{"low":[2],"median":[4],"high":[7]}},"technology":{"accuracy":',
  '{"0":[0.001],"1":[0.001],"2":[0.02],"3":[0.5],"4":[0.4],"5":[0.01]},"detection":{"0":[0.001],"1":[0.1],"2":[0.7],',
  '"3":[0.1],"4":[0.001],"5":[0.001]}},"readiness":[2.5],"seeker":[0.705]}},"2":{"gdp":[9',
].join('')

/** First byte of a packed frame: what follows is UTF-8 text as it is, or raw DEFLATE with `DEFLATE_DICTIONARY`. */
export const FRAME_KIND = { asItIs: 0, deflated: 1 } as const
