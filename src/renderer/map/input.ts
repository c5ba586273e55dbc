import type { MapElements } from './elements.ts';
import { freeWidth, toWorld } from './geometry/camera.ts';
import { type Hit, isOnName } from './layout/find.ts';
import { inputOf } from '../ui/partKeys.ts';
import type { PointerInput } from './tool/input.ts';
import { isMapKey } from './tool/keys.ts';
import type { MapStage } from './tool/MapStage.ts';
import { Pinch } from './tool/pinch.ts';
import { bindWheel } from './wheel.ts';

/** Turns the page's events into the stage's words. Returns the function that takes the listeners away. */
export function bindInput(elements: MapElements, stage: MapStage, describe: (hit: Hit) => string): () => void {
  const { region } = elements;
  const abort = new AbortController();
  const pinch = new Pinch(stage);
  const on = <K extends keyof HTMLElementEventMap>(name: K, listener: (event: HTMLElementEventMap[K]) => void) => {
    region.addEventListener(name, listener, { signal: abort.signal });
  };
  const pointerOf = (event: MouseEvent): PointerInput => {
    const corner = region.getBoundingClientRect();
    return {
      x: event.clientX - corner.left,
      y: event.clientY - corner.top,
      button: event.button === 0 ? 'left' : event.button === 1 ? 'middle' : 'other',
      shift: event.shiftKey,
      alt: event.altKey,
      ctrl: event.ctrlKey || event.metaKey,
    };
  };
  on('pointerdown', (event) => {
    region.focus({ preventScroll: true });
    if (event.button === 1) event.preventDefault();
    region.setPointerCapture(event.pointerId);
    const input = pointerOf(event);
    if (event.pointerType === 'touch') pinch.down(event.pointerId, input);
    if (!pinch.isOn) stage.pointerDown(input);
  });
  on('pointermove', (event) => {
    if (isAtRest(event)) return;
    const input = pointerOf(event);
    pinch.move(event.pointerId, input);
    if (pinch.isOn) return;
    stage.pointerMove(input);
    showTip(elements.tip, stage, input, describe);
  });
  on('pointerup', (event) => {
    if (!pinch.isOn) stage.pointerUp(pointerOf(event));
    pinch.up(event.pointerId);
  });
  on('pointercancel', (event) => {
    stage.cancel();
    pinch.up(event.pointerId);
  });
  on('pointerleave', () => {
    stage.hover(-1);
    elements.tip.hidden = true;
  });
  on('dblclick', (event) => {
    const hit = stage.hit(pointerOf(event));
    if (hit.kind === 'cell') stage.ports.openVm(hit.slot);
  });
  on('blur', () => {
    stage.letGo();
    stage.ports.redraw('overlay');
  });
  on('focus', () => stage.ports.redraw('overlay'));
  on('keydown', (event) => onKeyDown(event, stage));
  on('keyup', (event) => stage.keyUp(inputOf(event)));
  bindWheel(region, stage, abort.signal);
  return () => abort.abort();
}

/** Whatever appears under a pointer at rest, nobody points at it. */
function isAtRest({ movementX, movementY, buttons }: PointerEvent): boolean {
  return movementX === 0 && movementY === 0 && buttons === 0;
}

function onKeyDown(event: KeyboardEvent, stage: MapStage): void {
  const input = inputOf(event);
  if (input.key === 'Escape' && stage.path !== 'select.idle') stage.cancel();
  else stage.keyDown(input);
  if (isMapKey(input)) event.preventDefault();
}

const TIP_OFFSET_PX = 14;

/** A cell; or a box where its name is, which may be cut or too small to be written. */
function pointedAt(stage: MapStage, input: PointerInput): Hit {
  const hit = stage.hit(input);
  const isPointed = hit.kind === 'cell' || isOnName(stage.layout, hit, toWorld(stage.camera, input).y);
  return isPointed ? hit : { kind: 'sea' };
}

/** Written by hand, not by React: it follows the pointer. */
function showTip(tip: HTMLElement, stage: MapStage, input: PointerInput, describe: (hit: Hit) => string): void {
  const text = stage.path === 'select.idle' ? describe(pointedAt(stage, input)) : '';
  tip.hidden = text === '';
  if (tip.hidden) return;
  if (tip.textContent !== text) tip.textContent = text;
  const x = Math.min(input.x + TIP_OFFSET_PX, freeWidth(stage.view) - tip.offsetWidth - 4);
  const below = input.y + TIP_OFFSET_PX;
  const y = below + tip.offsetHeight > stage.view.height ? input.y - tip.offsetHeight - 6 : below;
  tip.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
}
