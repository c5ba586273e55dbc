/** What the palette offers on the map and of runs, and keys that only a part of the window knows. */
export const commandTexts = {
  'palette.kind.map': 'Map',
  'palette.fit': 'Fit the map to the window',
  'palette.zoomIn': 'Zoom in',
  'palette.zoomOut': 'Zoom out',
  'palette.blocked.underWay': 'The console is being asked already.',

  'keys.inFound': 'Where you type to find',
  'keys.inNames': 'In a list of names',
  'keys.onVm': 'On the page of a VM',
  'keys.onRun': 'On the page of a run',
  'keys.walk': 'Go to the next thing found',
  'keys.walkPage': 'Several further',
  'keys.chooseFound': 'Choose it',
  'keys.heading': 'In its head: the next column',
  'keys.takeOut': 'Take the VM out of the selection',
  'keys.backFromVm': 'Back to where you came from',
  'keys.findStep': 'Find a step',
  'keys.cancelDrag': 'While dragging: as it was before',
  'key.click': 'Click',
  'key.doubleClick': 'Double click',
  'key.pinch': 'Pinch',
  'key.delete': 'Delete',

  'approve.needsReason': 'Type the reason first. It is kept with the run.',
} as const;
