const LENGTH = /(-?(?:\d+\.?\d*|\.\d+))rpx\b/g;

/**
 * rpx in an inline style: 750 rpx are the frame's width and the root font size is 100 rpx, so 1 rpx is .01 rem
 * (tini-framework.md section 6.2). A hairline must not vanish: up to 1 rpx is at least one device pixel.
 */
export function convertRpx(style: string, devicePixelRatio = 1): string {
  if (!style.includes('rpx')) return style;
  return style.replace(LENGTH, (_, digits: string) => {
    const value = Number(digits);
    const rem = `${Number((value / 100).toFixed(6))}rem`;
    if (value === 0 || Math.abs(value) > 1) return rem;
    const pixel = `${Number((1 / devicePixelRatio).toFixed(4))}px`;
    return value > 0 ? `max(${rem}, ${pixel})` : `min(${rem}, -${pixel})`;
  });
}
