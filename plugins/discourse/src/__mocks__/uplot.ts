/** Records what would be drawn, because jsdom has no canvas. */
export default jest.fn(() => ({
  destroy: jest.fn(),
  redraw: jest.fn(),
  setSize: jest.fn(),
}));
