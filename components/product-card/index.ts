import { productCardProps } from './props';

Component({
  props: productCardProps,
  methods: {
    onTap() {
      const { product, onOpen } = this.props;
      onOpen(product.id);
    },
  },
});
