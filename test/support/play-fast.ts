/** Run before a page's own scripts: sounds play sixteen times as fast, to their end. */
export const playFast = `
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function () {
    this.playbackRate = 16;
    return play.call(this);
  };
`;
