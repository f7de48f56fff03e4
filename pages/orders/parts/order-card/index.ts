import { orderCardProps } from './props';

Component({
  props: orderCardProps,
  methods: {
    onTap() {
      const { order, onOpen } = this.props;
      onOpen(order.orderId);
    },
  },
});
