import { openDisplay } from './virtual-display.ts';

/*
 * Every file of tests has a virtual display of its own on Linux, so that two can run beside each other: two windows on one
 * display take each other's focus.
 */
if (process.platform === 'linux') process.env['DISPLAY'] = await openDisplay();
