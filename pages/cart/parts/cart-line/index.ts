import { cartLineProps } from './props';

Component({
  props: cartLineProps,
  methods: {
    onChooseChange(event: tinitypes.ICustomEvent) {
      const { line, onChoose } = this.props;
      onChoose(line.variantId, event.detail['value'] === true);
    },
    onStep(variantId: string, quantity: number) {
      this.props.onQuantityChange(variantId, quantity);
    },
    onRemoveTap() {
      const { line, onRemove } = this.props;
      onRemove(line.variantId);
    },
    onOpenTap() {
      const { line, onOpen } = this.props;
      onOpen(line.productId);
    },
    onVariantTap() {
      const { line, onVariantTap } = this.props;
      onVariantTap(line.variantId);
    },
    onVariant(variantId: string) {
      this.props.onVariantChoose(variantId);
    },
  },
});
